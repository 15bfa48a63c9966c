import { type ChangeEvent, type CompositionEvent, useEffect, useRef, useState } from 'react'

const debounceMilliseconds = 160

/**
 * Text of a search field that leaves input methods alone: nothing is searched while a word is being composed, and
 * typing is let come to rest first.
 * @param initial text to begin with
 * @returns the settled text to search for, the handlers of the input, and a setter that acts at once
 */
export function useSearchText(initial = '') {
  const [text, setText] = useState(initial)
  const [settled, setSettled] = useState(initial)
  const [composing, setComposing] = useState(false)
  const timer = useRef(0)

  useEffect(() => {
    if (composing) return
    timer.current = window.setTimeout(() => setSettled(text.trim()), debounceMilliseconds)
    return () => window.clearTimeout(timer.current)
  }, [text, composing])

  const setNow = (next: string) => {
    setText(next)
    setSettled(next.trim())
  }
  return {
    text,
    settled,
    composing,
    setNow,
    input: {
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setText(event.target.value),
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
        setText(event.currentTarget.value)
        setComposing(false)
      },
    },
  }
}

/** Whether a key belongs to the input method and not to the page. */
export const isComposingKey = (event: { nativeEvent: { isComposing: boolean }; keyCode: number }): boolean =>
  event.nativeEvent.isComposing || event.keyCode === 229
