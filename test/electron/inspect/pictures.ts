import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'

/** The labelled real pictures, outside the repository. */
export const sharedScans = join(
  process.env.BEIAN_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url)),
  'scans',
)
/** A scan drawn for the sample clients. */
export const sampleScan = (name: string): URL => new URL(`../../../assets/samples/scans/${name}`, import.meta.url)
export const withoutShared = !existsSync(join(sharedScans, 'labels.csv'))

/** A page of drawn lines of "words" with an optional red ring, as an SVG of the given size. */
export function pageSvg(width: number, height: number, options: { ring?: boolean; paper?: string } = {}): Buffer {
  const words: string[] = []
  const size = height / 70
  for (let y = height * 0.1; y < height * 0.85; y += size * 2.2) {
    for (let x = width * 0.1; x < width * 0.88; x += size * 1.15) {
      const w = size * 0.8
      words.push(
        `<path d="M${x} ${y}h${w}M${x} ${y + w / 2}h${w}M${x + w / 2} ${y - w * 0.2}v${w * 1.3}M${x} ${y + w}h${w}"/>`,
      )
    }
  }
  const ring = options.ring
    ? `<circle cx="${width * 0.7}" cy="${height * 0.8}" r="${height * 0.07}" fill="none" stroke="#c81f2e" stroke-width="${height / 200}"/>
       <text x="${width * 0.7}" y="${height * 0.82}" font-size="${height * 0.06}" fill="#c81f2e" text-anchor="middle">★</text>`
    : ''
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <rect width="100%" height="100%" fill="${options.paper ?? '#fdfdfd'}"/>
      <g stroke="#222" stroke-width="${size * 0.11}">${words.join('')}</g>${ring}</svg>`,
  )
}

/** The same page as a sharp pipeline. */
export const drawnPage = (width: number, height: number, options: Parameters<typeof pageSvg>[2] = {}) =>
  sharp(pageSvg(width, height, options)).flatten({ background: '#ffffff' })

/** A PDF with one page per picture, the picture filling the page. */
export async function pdfOf(
  pictures: readonly Uint8Array[],
  points: [number, number] = [595, 842],
): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const bytes of pictures) {
    const image = await document.embedJpg(bytes)
    document.addPage(points).drawImage(image, { x: 0, y: 0, width: points[0], height: points[1] })
  }
  return document.save()
}
