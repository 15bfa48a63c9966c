import { type ChangeEvent, type CompositionEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isComposingKey } from '../../app/useSearchText.ts'

interface Options {
  /** Enter commits; not so in a field of several lines, where it starts a new one */
  readonly commitOnEnter?: boolean
}
type Box = HTMLInputElement | HTMLTextAreaElement

/**
 * Text of a field that tells its form only what is meant: at the end of a composed word, on Enter and on leaving.
 * While a person is in the field its text is theirs: a value arriving from outside waits, and is taken over on leaving
 * if nothing was typed.
 */
export function useCommittedText(
  value: string,
  commit: (text: string) => void,
  { commitOnEnter = true }: Options = {},
) {
  const [text, setText] = useState(value)
  const inside = useRef(false)
  const typed = useRef(false)
  const composing = useRef(false)

  useEffect(() => {
    if (!inside.current || !typed.current) setText(value)
  }, [value])

  const commitNow = (next: string) => {
    if (next !== value) commit(next)
  }
  return {
    value: text,
    onFocus: () => {
      inside.current = true
      typed.current = false
    },
    onChange: (event: ChangeEvent<Box>) => {
      typed.current = true
      setText(event.target.value)
      // a clear button or a programmatic change comes without the field ever having had the focus
      if (!inside.current) commitNow(event.target.value)
    },
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: (event: CompositionEvent<Box>) => {
      composing.current = false
      typed.current = true
      setText(event.currentTarget.value)
      commitNow(event.currentTarget.value)
    },
    onBlur: (event: { target: { value: string } }) => {
      inside.current = false
      const trimmed = event.target.value.trim()
      if (!typed.current) return setText(value)
      typed.current = false
      setText(trimmed)
      commitNow(trimmed)
    },
    onKeyDown: (event: KeyboardEvent<Box>) => {
      if (commitOnEnter && event.key === 'Enter' && !isComposingKey(event) && !composing.current)
        commitNow(event.currentTarget.value.trim())
    },
  }
}
