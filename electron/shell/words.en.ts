import type { Table } from '../../domain/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  menu: {
    app: 'Beian Desk',
    about: 'About Beian Desk',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    reload: 'Reload',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    developerTools: 'Developer tools',
    window: 'Window',
    minimise: 'Minimise',
    close: 'Close',
  },
  notice: {
    groups: {
      sms: 'SMS check',
      returned: 'Sent back',
      stuck: 'Review overdue',
      deadline: 'Order deadline',
      papers: 'Certificate expires',
      domains: 'Domain',
      scans: 'Scans to look at',
      filed: 'After approval',
      report: 'Yearly report',
      orders: 'Open order',
    },
    late: (what) => `${what}: overdue`,
    today: (what) => `${what}: due today`,
    hours: (what, hours) =>
      hours < 1 ? `${what}: under an hour left` : `${what}: ${hours} ${hours === 1 ? 'hour' : 'hours'} left`,
    open: 'Open to see which client, and what to do',
    openOf: (client) => `${client}: open to see to it`,
    many: (count, late) =>
      late === 0
        ? `${count} things due today`
        : late === count
          ? `${count} things overdue`
          : `${count} things due, ${late} of them overdue`,
    part: (what, count) => `${what} ${count}`,
    parts: (parts) => parts.join(', '),
  },
}
