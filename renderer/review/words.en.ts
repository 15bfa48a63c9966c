import { counted } from '../app/english.ts'
import type { Table } from '../app/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  title: 'Scans to look at',
  count: (count) => counted(count, 'scan'),
  more: (shown) => `The first ${shown} are listed; more follow as you go`,
  list: 'Scans that a person should look at',
  none: 'No scan needs your eyes',
  noneWhat: 'Scans put into a client’s Materials are checked at once; those the machine is not sure of wait here',
  toClients: 'To the clients',
  loading: 'Loading',
  position: (at, count) => `${at} of ${count}`,
  previous: 'Previous K',
  next: 'Next J',
  pass: 'Pass P',
  fail: 'Fail F',
  openClient: 'Open client Enter',
  keys: 'Keys: J / K next and previous, P pass, F fail, Enter opens the client, U takes back the last judgement',
  decide: { pass: 'Judge as passed', fail: 'Judge as failed' },
  why: 'Reason',
  whyHelp: 'Press a number for a common reason, or write one; Enter confirms, Esc cancels',
  whyEmpty: 'Please say why in a few words',
  confirm: 'Confirm Enter',
  cancel: 'Cancel Esc',
  decided: (name, verdict, why) => `${name} judged as ${verdict}: ${why}`,
  undo: 'Take back U',
  undone: (name) => `Judgement on ${name} taken back`,
  gone: 'This scan is no longer there; please look at the next one',
}
