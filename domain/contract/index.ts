export * from './calls.ts'
export * from './events.ts'
export * from './names.ts'
export * from './refusal.ts'
