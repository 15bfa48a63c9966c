/** 核验单: draws the sheet as a PDF. Pure: bytes of two fonts and a client in, bytes of a PDF out. */
export { type SheetTitle, sheetTitles } from '../../domain/sheet/content.ts'
export { drawSheets } from './draw.ts'
export type { SheetFonts } from './face.ts'
export { type MissingGlyph, missingGlyphs } from './missing.ts'
export {
  type SheetOptions,
  type SheetRequest,
  sheetContent,
  sheetFileName,
  sheetRequestsFor,
} from './request.ts'
