import {
  type ChangeEvent,
  type CompositionEvent,
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { isComposingKey } from '../../app/useSearchText.ts'

interface Options {
  /** Enter commits; not so in a field of several lines, where it starts a new one */
  readonly commitOnEnter?: boolean
  /** told when text is typed that is not committed yet. @returns told when it is committed */
  readonly onTyping?: () => () => void
}
type Box = HTMLInputElement | HTMLTextAreaElement

/** Milliseconds without a key after which what stands in the field is shown to the rules. */
const pauseMilliseconds = 300

/**
 * Text of a field that tells its form only what is meant: at a pause in typing, at the end of a composed word, on Enter,
 * on leaving, and when the field goes away with its page; never in the middle of a composition. While a person types,
 * the text is theirs: a value arriving from outside waits, and is taken over on leaving if nothing was typed.
 */
export function useCommittedText(
  value: string,
  commit: (text: string) => void,
  { commitOnEnter = true, onTyping }: Options = {},
) {
  const [text, setText] = useState(value)
  const inside = useRef(false)
  const composing = useRef(false)
  /** what is typed and not committed */
  const typed = useRef<string>(undefined)
  const doneTyping = useRef<() => void>(undefined)

  useEffect(() => {
    if (typed.current === undefined) setText(value)
  }, [value])

  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const type = (next: string) => {
    setText(next)
    typed.current = next
    doneTyping.current ??= onTyping?.()
    clearTimeout(pause.current)
    if (!composing.current) pause.current = setTimeout(() => latestTell.current(), pauseMilliseconds)
  }
  /** Shows the rules what stands there; the typing goes on, and the text stays the typist's, blanks and all. */
  const tell = () => {
    const trimmed = typed.current?.trim()
    if (trimmed !== undefined && trimmed !== value && !composing.current) commit(trimmed)
  }
  const latestTell = useRef(tell)
  const commitNow = (next: string) => {
    clearTimeout(pause.current)
    typed.current = undefined
    if (next !== value) commit(next)
    doneTyping.current?.()
    doneTyping.current = undefined
  }

  const latest = useRef(commitNow)
  useLayoutEffect(() => {
    latest.current = commitNow
    latestTell.current = tell
  })
  // an element that is removed never tells that it was left
  useLayoutEffect(
    () => () => {
      if (typed.current !== undefined) latest.current(typed.current.trim())
    },
    [],
  )

  return {
    value: text,
    onFocus: () => {
      inside.current = true
    },
    onChange: (event: ChangeEvent<Box>) => {
      type(event.target.value)
      // a change from a program comes without the field ever having had the focus
      if (!inside.current) commitNow(event.target.value)
    },
    onCompositionStart: () => {
      composing.current = true
      clearTimeout(pause.current)
    },
    onCompositionEnd: (event: CompositionEvent<Box>) => {
      composing.current = false
      setText(event.currentTarget.value)
      commitNow(event.currentTarget.value)
    },
    onBlur: () => {
      inside.current = false
      if (typed.current === undefined) return setText(value.trim())
      const trimmed = typed.current.trim()
      setText(trimmed)
      commitNow(trimmed)
    },
    onKeyDown: (event: KeyboardEvent<Box>) => {
      if (commitOnEnter && event.key === 'Enter' && !isComposingKey(event) && !composing.current)
        commitNow(event.currentTarget.value.trim())
    },
  }
}
