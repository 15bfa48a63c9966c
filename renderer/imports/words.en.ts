import { counted } from '../app/english.ts'
import type { Table } from '../app/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  title: 'Import clients',
  back: 'Clients',
  none: 'Choose a list of clients',
  noneWhat:
    'Excel (.xlsx), CSV (UTF-8 or GBK) or JSON; one client a row, headings in the first row. You can also drop the file here. Check first, then import; if one row is wrong, none is imported.',
  pick: 'Choose file',
  other: 'Another file',
  sheet: 'Worksheet',
  reading: 'Reading…',
  wrongKind: {
    message: 'Only .xlsx, .csv and .json files can be imported.',
    remedy: 'Save an old .xls as .xlsx in Excel or WPS.',
  },
  columnsTitle: 'What the columns are',
  match: (heading) => `What "${heading}" is`,
  ignored: 'Do not import this column',
  untitled: '(no heading)',
  how: {
    remembered: 'as last time',
    heading: 'by its heading',
    content: 'guessed from the content, please check',
    none: 'not known',
  },
  whole:
    'These are whole client records (CLIENT.json): the table shows what tells them apart, all of it comes in. Scans are not in them and are added afterwards. Mend what is wrong in the file.',
  noName: "Say first which column holds the organiser's name (主办单位名称)",
  summary: (ready, bad, twins, left) =>
    [
      `${counted(ready, 'row')} ready`,
      bad > 0 && `${bad} with faults`,
      twins > 0 && `${twins} already there`,
      left > 0 && `${left} left out`,
    ]
      .filter(Boolean)
      .join(' · '),
  show: 'Show',
  shown: { all: 'All', bad: 'Faults', twins: 'Duplicates' },
  row: 'Row',
  take: (row) => `Import row ${row}`,
  cell: (row, heading) => `Row ${row} ${heading}`,
  fine: 'ready',
  isTwin: 'duplicate',
  faulty: 'fault',
  left: 'left out',
  leaveBad: 'Leave out all with faults',
  submit: (count) => `Import ${counted(count, 'client')}`,
  mendFirst: (count) => `${counted(count, 'row')} still faulty: fix them, or untick to leave out`,
  done: (count, fileName) => `${counted(count, 'client')} imported from ${fileName}`,
  noRows: 'No such rows',
  keys: 'Tab to the next cell to fix, Enter when done',
  dropHere: 'Release to open this list',
  discard: 'Discard this list?',
  discardWhat: 'What you changed in the table is lost; the file itself stays as it is.',
  discardOk: 'Discard',
}
