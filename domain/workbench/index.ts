export * from './acts.ts'
export * from './groups.ts'
export * from './row.ts'
export * from './work.ts'
