import { counted } from '../app/english.ts'
import type { Table } from '../app/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  title: 'Settings',
  operator: 'Clerk (经办人)',
  operatorWhat: 'Goes into the history: who looked at a number, overruled a verdict, printed',
  operatorPlaceholder: 'Your name',
  look: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  language: '语言 / Language',
  languageWhat:
    'The window speaks English. What is law or form stays Chinese: findings and their remedies, sources, the rejection catalogue and the rules of the guide, what the history and the desk itself report, and everything that is printed, written to a file or sent to a client.',
  languageSwitch: 'The window reloads; whatever you have typed is saved first.',
  languageUnsaved: 'Something you typed is not saved yet. Finish or discard it, then switch the language',
  notices: 'Notifications',
  noticesWhat:
    'What is due or overdue is told once by the operating system; a click leads there. No numbers, domains or people are in it.',
  noticesNotHere: 'Only the desktop program notifies; in a browser, look at the workbench.',
  noticesOn: 'Tell what is due or overdue',
  noticeNames: 'Name the client in short (others may see it)',
  quiet: 'Quiet hours',
  reading: 'Which rules count',
  readingWhat:
    'Your filing document and the law in force differ in some places. The one you choose counts as "would fail", the other only as advice. Each finding names both sources.',
  readings: {
    law: {
      name: 'Law and provider rules',
      what: "E.g. a domain must be valid for 3 more months; the site's responsible person signs the sheet",
    },
    document: {
      name: 'Your document',
      what: 'E.g. a domain must be 3 months old; the legal representative signs the sheet',
    },
  },
  agency: "Your agency's own rules",
  agencyWhat:
    "When a bureau or provider asks for something new, or next year's holidays are announced, put the rule file (.json) into this folder and open Beian Desk anew.",
  agencyFolder: 'Folder',
  agencyInUse: (packs, years) =>
    packs + years === 0
      ? 'No rules of your own in use; only those that come with Beian Desk'
      : `In use: ${counted(packs, 'rule pack')}, holidays of ${counted(years, 'year')}`,
  agencyProblems: (count) => `${counted(count, 'file')} could not be used`,
  templates: 'Paper templates',
  templatesWhat:
    "The wording of authorisation letters (授权书), commitment letters (承诺书) and site plans (方案书). Those that come along are no official forms; change them to your provider's latest.",
  safety: 'Data protection',
  safetyWhat: 'Client data and scans are encrypted and stay on this computer.',
  kept: { keychain: 'System keychain', passphrase: 'Agency passphrase', keyFile: 'Key file on this computer' },
  keptOn: 'in use',
  keptOff: 'not in use',
  passphrase: 'Agency passphrase',
  passphraseSet: 'Set passphrase',
  passphraseChange: 'Change passphrase',
  passphraseWhat:
    'Opens the client store on another computer, or when the system account is broken. Keep it in a safe place: it cannot be recovered.',
  passphraseNew: 'New passphrase (8 characters or more)',
  passphraseAgain: 'Once more',
  passphraseShort: 'The passphrase needs 8 characters or more',
  passphraseDiffers: 'The two differ',
  passphraseDone: 'Passphrase set',
  about: 'About',
  version: (version, door) => `Beian Desk ${version} · ${door}`,
  doors: { electron: 'desktop window', browser: 'browser window', headless: 'command line' },
  licences: 'Font Noto Sans SC, under the SIL OFL 1.1',
}
