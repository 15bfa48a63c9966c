import { counted } from '../../app/english.ts'
import type { Table } from '../../app/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  pick: 'Take in a folder',
  title: (folder) => `Sort the files of "${folder}" into materials`,
  what: 'By file and folder name first; where that does not tell, by content (licence QR code, the form of a sheet). Please check before taking in; the files themselves stay as they are.',
  looking: (done, total) => `Looking at contents ${done} / ${total}`,
  file: 'File',
  place: 'Sorted as',
  why: 'Because of',
  placeOf: (name) => `${name} sorted as`,
  notTaken: 'Do not take in',
  other: 'To sort (take in now, decide later)',
  byName: 'the file name',
  silent: 'cannot tell what it is',
  waiting: 'content not looked at yet',
  notScan: 'not a scan',
  filled: 'there is one already; this one is put beside it',
  count: (taken, total) => `${counted(total, 'file')}, ${taken} to take in`,
  submit: (count) => `Take in ${count}`,
  done: (count) => `${counted(count, 'scan')} taken in`,
  none: 'There are no files in this folder',
  whose: (folder) => `No client is called "${folder}". Open the client first, then drop the folder there`,
}
