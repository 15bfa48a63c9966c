import { App } from 'antd'
import { useState } from 'react'
import type { FillingField } from '../../domain/filling/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { words } from './words.ts'

/** What was copied of each sheet, by field: kept while the window is open, so that filling in what is missing loses nothing. */
const kept = new Map<string, ReadonlyMap<string, string>>()

/**
 * What was copied and shown of a filling sheet.
 * @param sheet names it among the others
 */
export function useFilling(clientId: string, sheet: string) {
  const { message } = App.useApp()
  const [copied, setCopied] = useState<ReadonlyMap<string, string>>(() => kept.get(sheet) ?? new Map())
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set())
  const keep = (next: ReadonlyMap<string, string>) => {
    kept.set(sheet, next)
    setCopied(next)
  }

  /** Whether it may be seen; the first sight of a number goes into the history. */
  const reveal = async ({ path, masked }: FillingField): Promise<boolean> => {
    if (masked === undefined || revealed.has(path)) return true
    try {
      await call('clients.reveal', { id: clientId, path })
      setRevealed((shown) => new Set(shown).add(path))
      return true
    } catch (error) {
      message.error(inOneLine(error))
      return false
    }
  }

  /** @returns whether the clipboard has it */
  const copy = async (field: FillingField): Promise<boolean> => {
    if (!(await reveal(field))) return false
    try {
      await navigator.clipboard.writeText(field.value)
    } catch {
      message.error(words.blocked)
      return false
    }
    keep(new Map(kept.get(sheet)).set(field.key, field.value))
    return true
  }

  return {
    copy,
    reveal,
    isShown: ({ path, masked }: FillingField) => masked === undefined || revealed.has(path),
    /** what was changed after it was copied is to be copied again */
    isCopied: ({ key, value }: FillingField) => copied.get(key) === value,
    restart: () => keep(new Map()),
  }
}

export type Filling = ReturnType<typeof useFilling>
