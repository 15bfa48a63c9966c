import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { sheetTitles } from '../domain/sheet/content.ts'
import { encodeOutline } from '../renderer/sheet/compact-subset.ts'
import { Face } from '../renderer/sheet/face.ts'
import { sheetForm } from '../renderer/sheet/form/form.ts'
import { writeGlyph } from '../renderer/sheet/kept-outlines.ts'
import { fromRoot } from './paths.ts'

/** Writes renderer/sheet/form/outlines.json: the outlines of the form's own characters, as a sheet's font carries them. */

const target = fromRoot('renderer/sheet/form/outlines.json')
const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)

/** The file as the form and the font stand now. */
export function sheetOutlines(): string {
  const bytes = readFileSync(font)
  const face = new Face(bytes)
  const texts = Object.values(sheetTitles).flatMap(({ words }) =>
    [true, false].flatMap((unit) => sheetForm(unit, words, face).texts.map(({ text }) => text)),
  )
  const ascii = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i))
  const characters = [...new Set([...texts.join(''), ...ascii])].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!)
  const glyphs = characters.flatMap((character) => {
    const codePoint = character.codePointAt(0) ?? 0
    const letter = face.measure(codePoint)
    return letter ? [[character, writeGlyph({ letter, outline: encodeOutline(face, codePoint) })]] : []
  })
  const kept = { font: face.name, length: bytes.length, glyphs: Object.fromEntries(glyphs) }
  return `${JSON.stringify(kept, undefined, 2)}\n`
}

if (import.meta.main) writeFileSync(target, sheetOutlines())
