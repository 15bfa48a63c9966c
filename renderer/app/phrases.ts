import { words } from './words.ts'

/** How days and months are written, as dayjs takes it. */
export const { dates } = words

/** How the language puts names, labels and remarks together in a line. */
export const { aside, clauses, colon, labelled, list: listed } = words.phrase
