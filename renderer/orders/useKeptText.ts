import { useState } from 'react'

/** Words that were begun and not yet handed over, by what they belong to; they outlive their page. */
const kept = new Map<string, string>()

/** Whether anything begun would be lost with the window. */
export const anythingBegun = (): boolean => kept.size > 0

/**
 * Text of a field that is still there when the person comes back to it.
 * @param key what it belongs to, e.g. an order and the field
 */
export function useKeptText(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => kept.get(key) ?? '')
  const set = (next: string) => {
    if (next === '') kept.delete(key)
    else kept.set(key, next)
    setText(next)
  }
  return [text, set]
}
