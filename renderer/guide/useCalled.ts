import { useLayoutEffect } from 'react'

/** Brings what an address calls for into sight, marks it and gives it the focus. @param id '' = nothing in particular */
export function useCalled(id: string): void {
  useLayoutEffect(() => {
    if (id === '') return
    const element = document.getElementById(id)
    if (!element) return
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'center' })
    element.classList.add('called')
    return () => element.classList.remove('called')
  }, [id])
}
