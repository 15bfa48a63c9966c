import { boundingBox, overlap } from '../../../../../electron/inspect/seal/ellipse.ts'
import { type Ink, readGround } from '../../../../../electron/inspect/seal/ink.ts'
import type { SealPicture } from '../../../../../electron/inspect/seal/picture.ts'
import { inkLevels, propose } from '../../../../../electron/inspect/seal/propose.ts'
import type { Box } from '../drawn/generate.ts'

/** One measured ring candidate with its truth; `seal` undefined = it lies on a seal without being its rim: not for fitting. */
export interface Sample {
  readonly features: number[]
  readonly seal: boolean | undefined
  readonly box: Box
}

/** What fitting needs of one picture. */
export interface PictureSamples {
  readonly name: string
  readonly present: boolean
  readonly samples: readonly Sample[]
}

/** A ring this near the true rim counts as that seal; a ring that touches a seal less than the other is clearly another. */
const SAME = 0.75
const APART = 0.12

/** All candidates of a picture with their truth. */
export function collect(picture: SealPicture, seals: readonly Box[], ink: Ink = 'red'): Sample[] {
  const ground = readGround(picture)
  const levels = inkLevels(ground, ink)
  if (!levels) return []
  const k = ground.picture.scale
  return propose(ground, ink, levels).map((p) => {
    const b = boundingBox(p.ellipse)
    const box = { x: b.x * k, y: b.y * k, width: b.width * k, height: b.height * k }
    const best = Math.max(0, ...seals.map((s) => overlap(s, box)))
    const inside = seals.some((s) => contains(s, box.x + box.width / 2, box.y + box.height / 2))
    return { features: [...p.features], seal: best > SAME ? true : best > APART || inside ? undefined : false, box }
  })
}

function contains(box: Box, x: number, y: number): boolean {
  return x > box.x && y > box.y && x < box.x + box.width && y < box.y + box.height
}
