import { fileAddress } from '../app/handOver.ts'

/** What Chromium offers and the DOM's types do not name yet. */
interface PickingWindow {
  showDirectoryPicker?(options: { id: string; mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>
}

/** Whether this browser lets a page write into a folder the person picks. */
export const canSaveFolder = (): boolean => 'showDirectoryPicker' in window

/** Asks for a folder. @returns undefined where the person chose none */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (window as PickingWindow).showDirectoryPicker?.({ id: 'upload-packs', mode: 'readwrite' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
}

/**
 * Saves files of the desk's into a new folder; one that is there already is left alone.
 * @returns what the folder is called
 */
export async function saveFolder(
  parent: FileSystemDirectoryHandle,
  name: string,
  files: readonly { readonly fileId: string; readonly fileName: string }[],
): Promise<string> {
  const free = await freeName(parent, name)
  const folder = await parent.getDirectoryHandle(free, { create: true })
  for (const file of files) {
    const response = await fetch(`${fileAddress(file)}&download=1`)
    if (!response.ok) throw new Error(`${file.fileName}: ${response.status}`)
    const target = await folder.getFileHandle(file.fileName, { create: true })
    await response.body?.pipeTo(await target.createWritable())
  }
  return free
}

async function freeName(parent: FileSystemDirectoryHandle, name: string): Promise<string> {
  const taken = new Set<string>()
  for await (const one of (parent as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> }).keys())
    taken.add(one.toLowerCase())
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name}-${n}`
    if (!taken.has(free.toLowerCase())) return free
  }
}
