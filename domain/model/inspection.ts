import { z } from 'zod'

/** pass = the bureau would take it; doubt = a person should look; fail = it would come back. */
export const verdict = z.enum(['pass', 'doubt', 'fail'])
export type Verdict = z.infer<typeof verdict>

/** A rectangle in pixels of the picture as a person sees it (EXIF orientation applied), origin top left. */
export const regionSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type Region = z.infer<typeof regionSchema>

/** Why a check said what it said: a code for programs, a sentence for the clerk (zh-CN), and where to look. */
export const evidenceSchema = z.object({
  code: z.string(),
  message: z.string(),
  /** what to do about it, e.g. how to scan again; '' where nothing is wrong */
  remedy: z.string().default(''),
  region: regionSchema.optional(),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** Confidence of a verdict in 0..1. */
const score = z.number().min(0).max(1)
/**
 * The score's border that decided the verdict: the score lies at or above it, or below it where that is why a person
 * should look. Versions of the checks before 2 did not keep it.
 */
const threshold = score.optional()

export const colourResultSchema = z.object({
  verdict,
  /** of the content, not of the file format: a grey copy scanned in colour is grey */
  kind: z.enum(['colour', 'grey', 'bilevel']),
  score,
  threshold,
  /** how sure it is that there is colour besides the red seals; left out where no seal was found */
  beyondSeals: score.optional(),
  evidence: z.array(evidenceSchema).default([]),
})

export const clarityReasons = [
  'blur',
  'motion-blur',
  'low-resolution',
  'dark',
  'washed-out',
  'glare',
  'shadow',
  'occluded',
  'cropped',
  'skewed',
  'moire',
  'blank',
] as const
export const clarityResultSchema = z.object({
  verdict,
  reasons: z.array(z.enum(clarityReasons)),
  score,
  threshold,
  evidence: z.array(evidenceSchema).default([]),
})

/** A seal-like mark. `square` marks, and `ink` other than red, never make a 公章 present. */
export const sealMarkSchema = regionSchema.extend({
  shape: z.enum(['round', 'oval', 'square']),
  ink: z.enum(['red', 'blue', 'black']).default('red'),
  score,
  /** its size on the paper in mm, where the picture tells how large the paper is */
  widthMm: z.number().positive().optional(),
  heightMm: z.number().positive().optional(),
})
export const sealResultSchema = z.object({
  verdict,
  /** a red official seal (公章: round or oval, ring and lettering) is on the picture */
  present: z.boolean(),
  score,
  threshold,
  seals: z.array(sealMarkSchema),
  evidence: z.array(evidenceSchema).default([]),
})

/** What the checks found on one picture or one page. */
export const pageInspectionSchema = z.object({
  /** pixels, as a person sees it */
  width: z.number().int(),
  height: z.number().int(),
  colour: colourResultSchema,
  clarity: clarityResultSchema,
  seal: sealResultSchema,
  /** texts of QR and bar codes, in reading order */
  codes: z.array(z.string()),
  codeRegions: z.array(regionSchema).default([]),
})
export type PageInspection = z.infer<typeof pageInspectionSchema>

/**
 * What the checks found in one file. The top level speaks of the file as a whole (for several pages: the worst colour
 * and clarity, and every seal of every page in its page's own entry); `pages` is there only when the file has several.
 */
export const inspectionSchema = pageInspectionSchema.extend({
  /** version of the checks, so that an old verdict can be told from a new one */
  version: z.number().int(),
  /** milliseconds the checks took, waiting not counted */
  ms: z.number().min(0).optional(),
  pageCount: z.number().int().min(1).default(1),
  pages: z.array(pageInspectionSchema).default([]),
})
export type Inspection = z.infer<typeof inspectionSchema>
