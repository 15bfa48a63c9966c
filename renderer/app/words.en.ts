import type { Progress, RefusalCode } from '../../domain/contract/index.ts'
import { counted } from './english.ts'
import type { Table } from './language.ts'
import type { zhCN } from './words.ts'

/** What kind of refusal it is; what exactly, the desk says in Chinese. */
const refusals: Record<RefusalCode, string> = {
  'invalid-input': 'Not accepted as it stands',
  'not-found': 'No longer there',
  conflict: 'Changed elsewhere meanwhile',
  locked: 'The desk is locked',
  'wrong-passphrase': 'Wrong passphrase',
  'unreadable-file': 'The file cannot be read',
  'too-large': 'Too large',
  storage: 'The data folder cannot be read or written',
  forbidden: 'Not allowed now',
  internal: 'Something went wrong in the desk',
}

export const en: Table<typeof zhCN> = {
  appName: 'Beian Desk',
  lostRefusal: {
    message: 'The connection to the desk is lost.',
    remedy: 'Make sure that Beian Desk is still running; it is tried again by itself.',
  },
  lock: (_said, ways) => `The data is encrypted; the key is kept by ${ways.join(' and ')}`,
  refused: (code, message) => `${refusals[code]}: ${message}`,
  faultRefusal: { message: 'The window made a mistake: ', remedy: 'Try again; if it stays, open Beian Desk anew.' },
  nav: {
    label: 'Main navigation',
    workbench: 'Workbench',
    orders: 'Orders',
    clients: 'Clients',
    review: 'To look at',
    sheets: 'Print',
    returns: 'Returns',
    guide: 'Guide',
    settings: 'Settings',
  },
  skipToContent: 'Skip to content',
  operator: (name) => `${name} (clerk)`,
  operatorUnset: 'No clerk named',
  search: {
    label: 'Search clients',
    placeholder: 'Search clients, domains, filing numbers, last digits…',
    key: 'Ctrl K',
    results: 'Search results',
    none: 'Nothing found. Search by name, pinyin initials, tag, assignee, credit code, domain, filing number or the last digits of a phone',
    more: (total) => `${counted(total, 'client')}: type some more to narrow it down`,
  },
  keys: {
    title: 'Keyboard shortcuts',
    open: 'Show the shortcuts (?)',
    groups: [
      {
        place: 'Everywhere',
        keys: [
          [['?'], 'Open this list'],
          [['Ctrl', 'K'], 'Search clients'],
          [['Alt', '1 … 8'], 'Go to that entry on the left: 1 workbench, 2 clients, 3 orders…'],
          [['Esc'], 'Close the open dialog'],
        ],
      },
      {
        place: 'Workbench',
        keys: [
          [['↑', '↓'], 'Previous, next line'],
          [['Enter'], 'Do it'],
          [['C'], 'Open the client'],
          [['O'], 'Open the order'],
        ],
      },
      {
        place: 'Client list',
        keys: [
          [['↑', '↓', 'PgUp', 'PgDn'], 'Move between lines'],
          [['Space'], 'Select or unselect the line'],
          [['Shift', '↑ ↓'], 'Select several'],
          [['Ctrl', 'A'], 'Select every client found'],
          [['Ctrl', 'Z'], 'Take back the last bulk change'],
          [['Enter'], 'Open the client'],
          [['Type'], 'Go on searching'],
        ],
      },
      {
        place: 'A client',
        keys: [
          [['←', '→'], 'Move between the tabs above'],
          [['PgUp', 'PgDn'], 'Looking at a scan: previous, next'],
          [['+', '-', '0'], 'Looking at a scan: larger, smaller, fit'],
          [['Esc'], 'Looking at a scan: back to the materials'],
        ],
      },
      {
        place: 'Order board',
        keys: [
          [['↑', '↓', '←', '→'], 'Move between cards'],
          [['Enter'], 'Open the order'],
          [['M'], 'Move to another stage'],
        ],
      },
      {
        place: 'Filling sheet',
        keys: [
          [['↑', '↓'], 'Previous, next field'],
          [['Enter'], 'Copy the field and go on'],
        ],
      },
      {
        place: 'Scans to look at',
        keys: [
          [['J', 'K'], 'Next, previous'],
          [['P'], 'Pass'],
          [['F'], 'Fail'],
          [['U'], 'Take back the last judgement'],
          [['Enter'], 'Open the client'],
        ],
      },
    ],
  },
  tasks: {
    label: 'Work in progress',
    running: (count) => `${count} in progress`,
    failed: (count) => `${count} failed`,
    idle: 'Nothing in progress',
    dismiss: 'Got it',
    share: (task: Progress) => `${task.done} / ${task.total}`,
  },
  connection: {
    lost: 'The connection to the desk is lost',
    lostWhat:
      'Connecting again. What is not saved is still in this window, so please do not close it. If the desk was started anew, open the address it gave then',
  },
  starting: { label: 'Opening Beian Desk…', failed: 'Beian Desk does not open', retry: 'Try again' },
  unlock: {
    title: 'The client store is locked',
    what: 'Enter the agency passphrase. All data stays on this computer, and so does the passphrase',
    field: 'Agency passphrase',
    empty: 'Enter the passphrase',
    submit: 'Open',
    forgotten:
      'Forgotten? The store then opens only on the computer and system account it was made on, or from a backup',
  },
  phrase: {
    colon: ': ',
    list: (items) => items.join(', '),
    clauses: (items) => items.join('; '),
    labelled: (label, what) => `${label}: ${what}`,
    aside: (what) => ` (${what})`,
    quoted: (what) => `"${what}"`,
  },
  dates: { day: 'D MMM', dayAndTime: 'D MMM HH:mm', month: 'MMMM YYYY' },
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
}
