import type { Source } from '../picture.ts'
import { ample, type Room } from '../room.ts'
import { readBmp } from './bmp.ts'
import { recognise } from './format.ts'
import { openPdf } from './pdf.ts'
import { openRaster } from './raster.ts'

/**
 * Opens a file of pictures, whatever its name says. Close the source when done.
 * @param room where pictures that take a lot of memory wait for it
 * @throws DeskRefusal 'unreadable-file' | 'too-large' with words for the clerk
 */
export async function openSource(bytes: Uint8Array, room: Room = ample): Promise<Source> {
  const format = recognise(bytes)
  if (format === 'pdf') return openPdf(bytes)
  if (format === 'bmp') return openRaster({ ...readBmp(bytes), channels: 3 })
  return openRaster({ bytes, format }, room)
}
