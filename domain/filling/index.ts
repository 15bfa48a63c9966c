export * from './field.ts'
export * from './parts.ts'
export * from './sheet.ts'
