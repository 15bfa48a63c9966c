import type { SheetResult } from '../../../domain/model/inspection.ts'
import { codePlace } from '../../../domain/sheet/code.ts'
import { frame } from '../../../domain/sheet/lines.ts'
import { type Complaint, doubtAt } from '../clarity/complaint.ts'

/** What a code in focus speaks against. */
const isOfFocus = ({ reason }: Complaint): boolean => reason === 'blur' || reason === 'motion-blur'

/** Below so many pixels a module a code does not read however sharp it is (some 135 dpi); readers want two and a little. */
const leastModule = 2.2

/**
 * The code beside the frame as a test chart: its modules are 0.41 mm, an eighth of the print. Where it reads, the print is in
 * focus, however soft it measures; where it shows and does not read, the picture is softer than it seems, and a person
 * should look. Of 24 drawn sheets out of focus none let it be read, of 24 in focus 23 (docs/decisions/sheet-code.md).
 * @param complaints about the picture's clarity
 */
export function besideCode(
  complaints: readonly Complaint[],
  { code, codeTraces, form }: Pick<SheetResult, 'code' | 'codeTraces' | 'form'>,
): Complaint[] {
  if (code !== undefined)
    return complaints.map((one) => (isOfFocus(one) ? { ...one, weight: Math.min(one.weight, doubtAt - 0.01) } : one))
  if (codeTraces !== undefined && form && modulePixels(form) >= leastModule)
    return [...complaints, { reason: 'blur', weight: doubtAt }]
  return [...complaints]
}

/** How many pixels of the picture a module of the code takes. */
function modulePixels({ corners: [a, b] }: NonNullable<SheetResult['form']>): number {
  return (Math.hypot(b!.x - a!.x, b!.y - a!.y) / (frame.right - frame.left)) * codePlace.module
}
