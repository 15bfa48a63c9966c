export { reminderOf } from './reminder.ts'
