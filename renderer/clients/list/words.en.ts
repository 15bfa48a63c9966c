import { counted } from '../../app/english.ts'
import type { Table } from '../../app/language.ts'
import type { zhCN } from './words.ts'

export const en: Table<typeof zhCN> = {
  filter: {
    label: 'Filter',
    assignee: 'Assignee',
    nobody: '(nobody)',
    tags: 'Tag',
    provinces: 'Province',
    standing: 'Standing',
    standings: {
      reject: 'would fail',
      likely: 'may fail',
      missing: 'materials missing',
      look: 'materials to look at or replace',
      clean: 'ready to hand in',
    },
    clear: 'Clear filters',
    counted: (value, count) => `${value} (${count})`,
  },
  saved: {
    label: 'Saved filters',
    none: 'No saved filters yet',
    save: 'Save filter',
    saveTitle: 'Save this search, filter and order',
    name: 'Name',
    nameHint: "E.g. Zhang's urgent ones; one of the same name is replaced",
    nameEmpty: 'Please give it a name',
    remove: 'Delete this filter',
    removed: (name) => `Filter "${name}" deleted`,
    done: (name) => `Filter "${name}" saved`,
  },
  table: {
    choose: (name) => `Select ${name}`,
    chooseAll: 'Select all clients of the list',
    marks: 'Assignee / tags',
    nobody: 'nobody',
  },
  bulk: {
    label: 'Bulk actions',
    none: 'No client selected',
    keys: 'Space selects · Shift+↑↓ several · Ctrl+A all · Enter opens · type to search',
    chosen: (count) => `${count} selected`,
    clear: 'Clear selection',
    assign: 'Assign',
    assignTitle: (count) => `Who takes care of ${counted(count, 'client')}?`,
    assignHint: 'Write a name or choose one; empty means nobody',
    assignSubmit: 'Assign',
    assigned: (count, name) =>
      name === ''
        ? `${counted(count, 'client')} without an assignee now`
        : `${counted(count, 'client')} given to ${name}`,
    tag: 'Tags',
    tagTitle: (count) => `Tags of ${counted(count, 'client')}`,
    addTags: 'Add',
    removeTags: 'Take off',
    tagHint: 'New ones may be typed, parted by Enter or commas',
    tagSubmit: 'Change tags',
    tagged: (count) => `Tags of ${counted(count, 'client')} changed`,
    unchanged: 'They were like that already; nothing changed',
    print: 'Print sheets',
    remind: 'Remind',
    export: 'Export',
    formats: {
      xlsx: 'Excel table (.xlsx)',
      csv: 'CSV table (.csv)',
      json: 'Beian Desk file (.json, can be imported again)',
    },
    exported: (count, fileName) =>
      `Downloading ${counted(count, 'client')}: ${fileName}. The file is not encrypted and holds ID numbers: keep it safe`,
    undo: 'Undo',
    undone: (restored, kept) =>
      kept > 0
        ? `${restored} restored; ${kept} changed since then and left alone`
        : `Changes to ${counted(restored, 'client')} undone`,
    nothingChosen: 'Select clients first',
  },
  remind: {
    title: (count) => `Remind ${counted(count, 'client')}`,
    what: 'The desk sends nothing itself: you send the words (in Chinese) by WeChat or SMS. You may change them before copying; changes are not kept.',
    reading: (done, total) => `Preparing ${done} / ${total}`,
    to: (name, mobile) => (mobile === '' ? name : `${name} ${mobile}`),
    noContact: 'no responsible person named',
    copy: 'Copy',
    copyOf: (name) => `Copy the reminder for ${name}`,
    copied: 'Copied',
    copyFailed: 'The browser does not let us copy: select the text and press Ctrl+C',
    copyAll: 'Copy all',
    nothing: (count) => `${counted(count, 'client')} with nothing to be reminded of, not listed`,
    nobody: 'None of the selected clients needs a reminder',
    text: (name) => `Reminder for ${name}`,
    more: (shown, total) => `The first ${shown} of ${total} reminders`,
    showMore: 'Show more',
  },
}
