/** 回收: what becomes of a 核验单 that came back signed and sealed. */
export * from './likely.ts'
export * from './placing.ts'
