import { z } from 'zod'

/** What was done to a page on its way to becoming an upload copy. */
export const copyChanges = {
  turned: '转正',
  cropped: '裁去纸外的背景',
  flattened: '拉正',
  straightened: '校正倾斜',
  framed: '裁到核验单边框',
  bare: '去掉照片里的拍摄信息，画面不变',
  shrunk: '缩小像素',
  marked: '加用途水印',
  'no-place': '没有空白处放水印，没有加',
  'left-whole': '裁切后复查变差，改用整张画面',
} as const
export type CopyChange = keyof typeof copyChanges
const copyChange = z.enum(Object.keys(copyChanges) as [CopyChange, ...CopyChange[]])

const sized = z.object({ bytes: z.number().int(), width: z.number().int(), height: z.number().int() })
const standing = z.enum(['pass', 'doubt', 'fail', 'pending', 'unreadable'])

/** What became of one page of one paper. */
export const uploadCopySchema = z.object({
  materialId: z.string(),
  /** from 0 */
  page: z.number().int().min(0),
  /** what the paper is called, 营业执照副本 (zh-CN) */
  label: z.string(),
  /** as-is = byte for byte; bare = the same pixels without the camera's notes; made = written anew; refused = none was made */
  outcome: z.enum(['as-is', 'bare', 'made', 'refused']),
  /** under which the desk hands it out; '' where refused */
  fileId: z.string(),
  /** '' where refused */
  fileName: z.string(),
  mediaType: z.string(),
  /** the paper as it was taken in; its bytes are the whole file's */
  before: sized,
  after: sized.optional(),
  /** JPEG quality of what was written anew, else 0 */
  quality: z.number().int(),
  changes: z.array(copyChange),
  /** what the machine says of the original page and of the copy in the paper's place */
  verdict: z.object({ before: standing, after: standing.optional() }),
  /** the copy's verdict in one line; where refused, why (zh-CN) */
  message: z.string(),
  /** what to do where refused; else '' */
  remedy: z.string(),
})
export type UploadCopy = z.infer<typeof uploadCopySchema>
