/** 核验单: draws the sheet as a PDF. Pure: bytes of two fonts and a client in, bytes of a PDF out. */
export { type SheetTitle, sheetTitles } from '../../domain/sheet/content.ts'
export type { SheetOptions } from '../../domain/sheet/options.ts'
export { drawCalibration } from './calibration.ts'
export { drawSheets, type SheetLayout } from './draw.ts'
export type { SheetFonts } from './face.ts'
export { type MissingGlyph, missingGlyphs, unprintable } from './missing.ts'
export {
  type SheetRequest,
  sheetContent,
  sheetFileName,
  sheetRequestsFor,
} from './request.ts'
