import { useEffect, useRef, useState } from 'react'
import { droppedFiles } from './droppedFiles.ts'

/** Drops that a smaller target, e.g. the place of one paper, has taken. */
const taken = new WeakSet<Event>()
export const takeDrop = (event: Event): void => void taken.add(event)

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Takes files dropped anywhere in the window, unless a smaller target inside has taken them.
 * @param take receives at least one file; those of a folder with their paths (droppedFiles.ts)
 * @returns whether files are being held over the window
 */
export function useFileDrop(take: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    let depth = 0
    const onEnter = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth += 1
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth = 0
      setOver(false)
      if (taken.has(event)) return
      const hand = (files: File[]) => files.length > 0 && latest.current(files)
      const dropped = droppedFiles(event.dataTransfer)
      if (Array.isArray(dropped)) hand(dropped)
      else void dropped.then(hand)
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  return over
}

/** A file dropped where nobody takes it must not replace the window. @returns stops it */
export function guardDrops(): () => void {
  const refuse = (event: DragEvent) => carriesFiles(event) && event.preventDefault()
  window.addEventListener('dragover', refuse)
  window.addEventListener('drop', refuse)
  return () => {
    window.removeEventListener('dragover', refuse)
    window.removeEventListener('drop', refuse)
  }
}
