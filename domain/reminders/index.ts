export * from './notices.ts'
export { reminderOf } from './reminder.ts'
