/** Where in a dropped or chosen folder a file lay; files that came alone are not in here. */
const paths = new WeakMap<File, string>()

/** A file's path from the folder that was dropped or chosen, folder included; its bare name where it came alone. */
export const pathOf = (file: File): string => paths.get(file) || file.webkitRelativePath || file.name

/** The folder that was dropped or chosen; '' = files only. */
export const folderOf = (files: readonly File[]): string => {
  const [top, ...rest] = pathOf(files[0] ?? new File([], '')).split('/')
  return rest.length > 0 ? (top ?? '') : ''
}

/** More files than any client's folder holds: a drop of the whole disk must not be walked through. */
const most = 2000

const fileOf = (entry: FileSystemFileEntry): Promise<File | undefined> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(undefined)))
const batchOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve) => reader.readEntries(resolve, () => resolve([])))

async function walk(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (into.length >= most) return
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry)
    if (!file) return
    paths.set(file, entry.fullPath.replace(/^\//, ''))
    into.push(file)
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  // a folder gives its entries a hundred at a time, and none when it is through
  for (let batch = await batchOf(reader); batch.length > 0; batch = await batchOf(reader))
    for (const inside of batch) await walk(inside, into)
}

/**
 * The files of a drop, those inside dropped folders too.
 * @param transfer read at once: the browser empties it when the event is over
 */
export function droppedFiles(transfer: DataTransfer | null): Promise<File[]> | File[] {
  const files = [...(transfer?.files ?? [])]
  const entries = [...(transfer?.items ?? [])].map((item) => item.webkitGetAsEntry?.() ?? null)
  if (!entries.some((entry) => entry?.isDirectory)) return files
  const found: File[] = []
  return entries
    .reduce((before, entry) => before.then(() => (entry ? walk(entry, found) : undefined)), Promise.resolve())
    .then(() => found)
}
