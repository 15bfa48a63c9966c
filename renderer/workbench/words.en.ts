import { counted } from '../app/english.ts'
import type { Table } from '../app/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  title: 'Today',
  summary: (urgent, total) => `${urgent} due · ${total} to do`,
  groups: {
    '': 'All',
    sms: 'SMS check',
    returned: 'Sent back',
    stuck: 'Overdue',
    deadline: 'Deadlines',
    papers: 'Expiring',
    domains: 'Domains',
    scans: 'Scans to look at',
    filed: 'After filing',
    report: 'Yearly report',
    orders: 'Open orders',
  },
  groupLabel: 'Which kind to show',
  mine: (name) => `Only ${name}'s`,
  mineUnset: 'Only mine',
  mineUnsetWhat: 'Name yourself in the settings first',
  loading: 'Loading',
  none: 'Nothing to do',
  noneWhat: 'What is due, late or waiting for us stands here, the most urgent first',
  toOrders: 'All orders',
  noneHere: 'Nothing of this kind to do',
  list: 'What is to be done, most urgent first',
  keys: 'Keys: ↑ ↓ move, Enter does it, C opens the client, O opens the order',
  more: (rest) => `Show ${rest} more`,
  stages: 'Orders by stage',
  returned: (count) =>
    `${counted(count, 'page')} of returned sheets ${count === 1 ? 'was' : 'were'} not recognised and ${count === 1 ? 'waits' : 'wait'} for you`,
  returnedGo: 'Place them',
  due: (day) => `due ${day}`,
  expected: (day) => `expected by ${day}`,
  since: (day) => `since ${day}`,
  from: (day) => `may be handed in from ${day}`,
  estimated: 'by estimated working days',
  client: 'Client',
  remind: 'Copy reminder',
  reminded: 'The reminder (in Chinese) is copied; paste it into a message to the client',
  // what goes to the client is Chinese in every language of the window
  reminder: (client) =>
    `${client}：您好，工信部（12381）已发来备案短信验证码，请在收到后 24 小时内打开 https://beian.miit.gov.cn 的「短信核验」，填验证码、手机号和证件号码后 6 位完成核验，超时订单会被退回。`,
  unnamed: 'No name yet',
}
