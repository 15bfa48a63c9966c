import { sizeWords } from '../../domain/rules/packs/words.ts'
import { counted } from '../app/english.ts'
import type { Table } from '../app/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  open: 'Upload copies',
  title: 'Upload copies',
  what: 'Saves copies in the format and size the provider takes: turned upright, background cut off, compressed as little as possible, then checked again. Originals stay as they are.',
  provider: 'Provider',
  otherProvider: 'Type or choose a provider',
  limits: (words) => `Asked for: ${words}`,
  paper: 'Material',
  original: 'Original',
  copy: 'Copy',
  watermark: 'Watermark',
  watermarkOf: (label) => `Purpose watermark on ${label}`,
  chooseOf: (label) => `Make a copy of ${label}`,
  chooseAll: 'Select all',
  noWatermark: 'None',
  watermarkWhat: (text) => `"${text}" is put only where there is no writing, seal or portrait`,
  nothing: 'Nothing to make copies of yet. Add scans and sort them first',
  make: (count) => `Make ${counted(count, 'copy', 'copies')}`,
  remake: (count) => `Make ${counted(count, 'copy', 'copies')} again`,
  saveAll: (count) => `Pack as ZIP (${counted(count, 'copy', 'copies')} and filling sheet)`,
  saveFolder: 'Save to a folder',
  savedFolder: (name) => `Saved to the folder ${name}`,
  saveOne: 'Save',
  saveOneOf: (name) => `Save ${name}`,
  look: (name) => `Look at ${name}`,
  close: 'Close',
  waiting: 'Not made yet',
  sized: (bytes, width, height) => `${sizeWords(bytes)} · ${width}×${height}`,
  outcomes: {
    'as-is': 'Fine as it is, unchanged',
    bare: 'Picture unchanged',
    made: '',
    refused: 'No copy was made',
  },
  quality: (quality) => (quality === 0 ? 'lossless' : `quality ${quality}`),
  changes: {
    turned: 'turned upright',
    cropped: 'background cut off',
    flattened: 'flattened',
    straightened: 'straightened',
    framed: "cut to the sheet's frame",
    bare: 'camera notes removed, picture unchanged',
    shrunk: 'fewer pixels',
    marked: 'watermark added',
    'no-place': 'no empty place for the watermark, left out',
    'left-whole': 'cutting made it worse, whole picture kept',
  },
  reasons: {
    title: (count) => `Before packing: ${counted(count, 'problem')} left`,
    what: 'Handed in like this, it would probably come back. Mend it first; or, having read each, pack all the same: who did so, when and despite what is written down.',
    kinds: {
      finding: 'Would be rejected',
      paper: 'Required materials',
      sheet: 'Sheet',
      copy: 'Files of the pack',
      field: 'Missing on the filling sheet',
    },
    list: 'What stands against it',
    mend: 'Mend',
    read: (count) =>
      count === 1
        ? 'I have read it and hand it in all the same'
        : `I have read all ${count} and hand it in all the same`,
    pack: 'Pack in spite of them',
    back: 'Not yet',
  },
  page: (page) => `page ${page + 1}`,
  saved: (name) => `Downloading: ${name}`,
  done: (made, refused) =>
    refused === 0
      ? `${counted(made, 'copy', 'copies')} made, all checked again and fine`
      : `${counted(made, 'copy', 'copies')} made, ${refused} could not be made: see the list`,
}
