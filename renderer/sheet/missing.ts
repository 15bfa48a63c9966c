import { faceOf, type SheetFonts } from './face.ts'
import { type SheetRequest, sheetContent, sheetRequestsFor } from './request.ts'

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
  const sheets = request.service === undefined ? sheetRequestsFor(request.client, request.options) : [request]
  const values = sheets.map(sheetContent).flatMap(({ name, domains, printRegistrar }) => [
    { text: name, field: '网站主办者名称', path: 'subject.name' },
    ...domains.map((domain) => ({ text: domain.name, field: '网站域名', path: `${domain.path}.name` })),
    ...(printRegistrar ? domains : []).map((domain) => ({
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
