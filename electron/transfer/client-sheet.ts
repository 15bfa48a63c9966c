import type { TableSheet } from '../../domain/contract/index.ts'
import type { ReadClients } from './import-result.ts'
import { tableOf } from './write-table.ts'

/** Longer texts are cut: a person tells clients apart by their beginnings. */
const longest = 500

/** The clients of a CLIENT.json as a table to look at: its filled columns, and a row with the name alone for each that cannot be read. */
export function clientSheet({ clients, errors, names }: ReadClients): TableSheet {
  const { headings, rows } = tableOf(clients.map(({ client }) => client))
  // the name stands first, and stays where nobody has one
  const shown = headings
    .map((_, place) => place)
    .filter((place) => place === 0 || rows.some((row) => row[place] !== ''))
  const broken = new Set(errors.map(({ row }) => row))
  const readable = clients.map(({ row }, at) => ({
    row,
    cells: shown.map((place) => (rows[at]?.[place] ?? '').slice(0, longest)),
    spoilt: [],
  }))
  const unreadable = [...broken].map((row) => ({
    row,
    cells: shown.map((place) => (place === 0 ? (names?.get(row) ?? '') : '')),
    spoilt: [],
  }))
  return {
    name: '',
    headings: shown.map((place) => {
      const text = headings[place] ?? ''
      return { text, match: text, how: 'heading' }
    }),
    rows: [...readable, ...unreadable].sort((a, b) => a.row - b.row),
  }
}
