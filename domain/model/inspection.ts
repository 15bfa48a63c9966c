import { z } from 'zod'

/** pass = the bureau would take it; doubt = a person should look; fail = it would come back. */
export const verdict = z.enum(['pass', 'doubt', 'fail'])
export type Verdict = z.infer<typeof verdict>

/** A rectangle in pixels of the picture as a person sees it (EXIF orientation applied), origin top left. */
export const regionSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type Region = z.infer<typeof regionSchema>

/** A place in pixels of the picture as a person sees it; may lie outside it. */
export const pointSchema = z.object({ x: z.number(), y: z.number() })
export type Point = z.infer<typeof pointSchema>

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

/** One of the questions put to a 核验单. */
const sheetCheckSchema = z.object({ verdict, score, evidence: z.array(evidenceSchema).default([]) })

export const sheetSides = ['top', 'right', 'bottom', 'left'] as const

/** What a picture says of a 核验单. */
export const sheetResultSchema = z.object({
  /** the worst of the questions; doubt where the picture shows no 核验单 as the desk prints it */
  verdict,
  score,
  /** the printed form was found on the picture */
  recognised: z.boolean(),
  /** what all questions found, the worst first */
  evidence: z.array(evidenceSchema).default([]),
  /** the 16 digits of the small code beside the frame (domain/sheet/code.ts), their check digit right; left out where none was read */
  code: z.string().optional(),
  /** where a code shows but does not read: the light of its modules, a byte each, row by row, in base64 */
  codeTraces: z.string().optional(),
  /** where the form lies and what each question found; left out where it was not recognised */
  form: z
    .object({
      /** the printed frame's outer corners: top left, top right, bottom right, bottom left of the form as one reads it */
      corners: z.array(pointSchema).length(4),
      /** how far the picture must be turned clockwise for the form to stand upright, in degrees */
      turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
      /** median distance in mm between the form's lines as printed and as found */
      residual: z.number(),
      /** whose sheet it says it is: 单位 or 个人 ticked */
      holder: z.enum(['unit', 'person', 'unknown']),
      /** sides of the frame that lie outside the picture */
      cut: z.array(z.enum(sheetSides)),
      signed: z.boolean(),
      dated: z.boolean(),
      /** the signature's ink is clearly bluer than the black print: the picture is no grey copy; left out by earlier checks */
      signedInColour: z.boolean().optional(),
      /** the whole frame is in the picture (边框完整) */
      frame: sheetCheckSchema,
      /** no printed line is broken or painted over (无涂改) */
      lines: sheetCheckSchema,
      /** what only the access provider fills in is empty (接入服务单位填写) */
      provider: sheetCheckSchema,
      /** 网站负责人签字 */
      signature: sheetCheckSchema,
      /** 单位盖章: where it belongs, and over no field */
      seal: sheetCheckSchema,
      /** 网站主办者名称, 网站域名: filled in, and not changed by hand */
      fields: sheetCheckSchema,
    })
    .optional(),
})
export type SheetResult = z.infer<typeof sheetResultSchema>

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
  /** only where the picture was read as a 核验单 */
  sheet: sheetResultSchema.optional(),
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
