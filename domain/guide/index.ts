export * from './filing-or-licence.ts'
export * from './footer.ts'
export * from './timetable.ts'
