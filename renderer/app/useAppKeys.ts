import { useEffect, useRef } from 'react'
import { go } from './route.ts'

/**
 * The keys that hold everywhere: ? shows the list of keys, Alt with a digit goes to that place of the navigation.
 * They rest while someone writes, chooses from a list or answers a dialog.
 * @param places addresses in the order of the navigation
 */
export function useAppKeys(places: readonly string[], showKeys: () => void): void {
  const latest = useRef({ places, showKeys })
  useEffect(() => {
    latest.current = { places, showKeys }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey) return
      const target = event.target as HTMLElement | null
      if (event.altKey) {
        // the digit's own key, whatever letter Alt makes of it on some keyboards
        const place = /^Digit[1-9]$/.test(event.code)
          ? latest.current.places[Number(event.code.slice(5)) - 1]
          : undefined
        if (place === undefined || target?.closest('[role="dialog"]')) return
        event.preventDefault()
        go(place)
        return
      }
      if (event.key !== '?' && event.key !== '？') return
      if (target?.closest('input:not([type="checkbox"]), textarea, [role="dialog"], .ant-select')) return
      event.preventDefault()
      latest.current.showKeys()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
