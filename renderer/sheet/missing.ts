import { DeskRefusal, type Refusal } from '../../domain/contract/refusal.ts'
import { faceOf, type SheetFonts } from './face.ts'
import { expanded, type SheetRequest, sheetContent } from './request.ts'
import { setValues } from './values.ts'

/** A character that the sheet's font cannot print. */
export interface MissingGlyph {
  readonly character: string
  /** the field it stands in, as the form names it */
  readonly field: string
  /** path of that field, as in a Finding */
  readonly path: string
}

/** Names every character of a sheet that the font has no glyph for, each once for each field it stands in. */
export function missingGlyphs(request: SheetRequest, fonts: SheetFonts): MissingGlyph[] {
  const face = faceOf(fonts.regular)
  const values = expanded(request)
    .map(sheetContent)
    .flatMap(({ name, domains, options }) => [
      { text: name, field: '网站主办者名称', path: 'subject.name' },
      ...domains.map((domain) => ({ text: domain.name, field: '网站域名', path: `${domain.path}.name` })),
      ...(options.printRegistrar ? domains : []).map((domain) => ({
        text: domain.registrar,
        field: '域名注册商',
        path: `${domain.path}.registrar`,
      })),
    ])
  const missing = new Map<string, MissingGlyph>()
  for (const { text, field, path } of values)
    for (const character of text)
      if (face.letter(character.codePointAt(0) ?? 0) === undefined)
        missing.set(`${path} ${character}`, { character, field, path })
  return [...missing.values()]
}

/**
 * Why a sheet cannot be drawn, if it cannot: a value that no type would fit. Asked of each before many are drawn, so that
 * one does not keep back the others.
 */
export function unprintable(request: SheetRequest, fonts: SheetFonts): Refusal | undefined {
  try {
    for (const one of expanded(request)) setValues(faceOf(fonts.regular), sheetContent(one))
    return undefined
  } catch (error) {
    if (error instanceof DeskRefusal) return error.refusal
    throw error
  }
}
