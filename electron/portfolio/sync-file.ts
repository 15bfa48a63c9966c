import { chmod, open } from 'node:fs/promises'

/** Writes a file that SQLite made through to the disk, and closes it to everybody but its owner. */
export async function syncFile(file: string): Promise<void> {
  if (process.platform !== 'win32') await chmod(file, 0o600)
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
