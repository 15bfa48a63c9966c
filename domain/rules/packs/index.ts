export * from './resolve.ts'
export * from './schema.ts'
export * from './shipped.ts'
export * from './words.ts'
