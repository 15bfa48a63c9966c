import { counted } from '../app/english.ts'
import type { Table } from '../app/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  when: (time, by) => (by === '' ? time : `${time}, ${by}`),
  back: 'Put back: this was not handed over yet',
  backSince: (when) => `Put back: begun ${when}, not handed over yet`,
  clear: 'Clear',
  save: 'Save',
  savedMeanwhile: (value) =>
    value === '' ? 'Emptied elsewhere since then' : `Saved elsewhere since then as "${value}"`,
  client: (when) => `Changes not saved last time (${when})`,
  template: (when) => `Changes of this template not saved last time (${when})`,
  templateChanged: 'The template was changed since; restoring brings it back as it stood unsaved.',
  restore: 'Restore',
  drop: 'Discard',
  dropSure: 'Discard the unsaved changes?',
  dropWhat: 'They cannot be brought back.',
  cancel: 'Not yet',
  unreadable: 'These unsaved changes cannot be read; an older version may have left them.',
  unrestored: 'Restore once the changes on screen are saved.',
  left: (count) => `${counted(count, 'place')} not saved last time; open to go on`,
  kinds: {
    client: 'client details',
    'new-client': 'new client',
    'order-facts': 'order details',
    'order-log': 'notes and calls',
    'order-step': 'order step',
    'order-opening': 'new order',
    'order-plan': 'what changes',
    'security-number': 'public security number',
    ruling: 'scan judgement',
    template: 'paper template',
  },
}
