/** 核验单: draws the sheet as a PDF. Pure: bytes of two fonts and a client in, bytes of a PDF out. */
export { drawSheets } from './draw.ts'
export type { SheetFonts } from './face.ts'
export { type MissingGlyph, missingGlyphs } from './missing.ts'
export {
  type SheetOptions,
  type SheetRequest,
  type SheetTitle,
  sheetFileName,
  sheetRequestsFor,
  sheetTitles,
} from './request.ts'
