import type { Subject } from './subject.ts'

/** Whether the subject files as a 单位 (unit) and not as a 个人 (person). Apart from the schemas: a worker that only draws loads none. */
export const isUnit = (subject: Pick<Subject, 'kind'>): boolean => subject.kind !== 'person'
