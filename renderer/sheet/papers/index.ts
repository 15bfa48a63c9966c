/** 文书: draws the papers beside the 核验单 as PDFs. Pure: bytes of a font, a template and facts in, bytes of a PDF out. */
export { drawPaper, drawPapers } from './draw.ts'
export { missingInPaper } from './missing.ts'
