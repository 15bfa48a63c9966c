import { useCallback, useEffect, useRef } from 'react'

const framesToWait = 10
const focusable = 'input:not([disabled]), textarea, button, [tabindex]'

/** The element at home at a path, or at the nearest path above it. */
function elementAt(path: string): HTMLElement | undefined {
  const steps = path.split('.')
  for (let length = steps.length; length > 0; length -= 1) {
    const found = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(steps.slice(0, length).join('.'))}"]`)
    if (found) return found
  }
  return undefined
}

/**
 * Takes the person to a field, once the section it is in is on screen.
 * @param shown changes whenever another section or item is shown
 */
export function useFieldFocus(shown: string): (path: string) => void {
  const wanted = useRef('')
  const settle = useCallback((patience = framesToWait) => {
    if (wanted.current === '') return
    const exact = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(wanted.current)}"]`)
    // what was just added, or is on another page, is on screen a few frames later: its list is only second best
    if (!exact && patience > 0) return void requestAnimationFrame(() => settle(patience - 1))
    const element = exact ?? elementAt(wanted.current)
    if (!element) return
    wanted.current = ''
    const target = element.matches(focusable) ? element : (element.querySelector<HTMLElement>(focusable) ?? element)
    target.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'center' })
    element.classList.remove('called')
    // restarts the flash when the same field is gone to twice
    void element.offsetWidth
    element.classList.add('called')
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again when something else is shown
  useEffect(() => settle(), [shown, settle])

  return useCallback(
    (path: string) => {
      wanted.current = path
      // the section may be on screen already; else the effect above follows its rendering
      requestAnimationFrame(() => settle())
    },
    [settle],
  )
}
