import { counted } from '../app/english.ts'
import type { Table } from '../app/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  open: 'Filling sheet (填报单)',
  title: 'Filling sheet',
  loading: 'Loading',
  back: 'Back',
  unnamed: 'Unnamed',
  provider: (name) => (name === '' ? 'No provider named' : name),
  standard: 'Standard order',
  standardWhat: (provider) =>
    `The desk's own order: ${provider === '' ? 'the provider' : provider} publishes none. If you know it, put it into an agency rule pack (formOrder)`,
  claimed: (provider) => `Order of ${provider}`,
  claimedWhat: (title, date) => `Source: ${title} (${date === '-' ? 'undated' : date})`,
  progress: (done, total) => `${done} of ${total} copied`,
  restart: 'Start over',
  next: 'Go on after copying',
  keys: 'Enter copies, ↑ ↓ move',
  popup: 'Small window',
  popupWhat: "A narrow window to stand beside the provider's form",
  missing: (count) => `${counted(count, 'field')} missing`,
  missingWhat: "The provider's form asks for it, the record lacks it",
  lacking: 'missing',
  fill: 'Fill in',
  fillOf: (label) => `Fill in: ${label}`,
  optional: 'may stay empty',
  copy: 'Copy',
  copied: 'Copied',
  copyOf: (label) => `Copy: ${label}`,
  copiedOf: (label) => `Copied: ${label}`,
  show: (label) => `Show ${label}`,
  showWhat: 'Showing and copying go into the history',
  blocked: 'Not copied: the browser refused the clipboard. Show it, select the text and press Ctrl+C',
}
