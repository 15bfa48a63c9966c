import type { Region } from '../../../domain/model/inspection.ts'
import type { Picture } from '../picture.ts'
import { type Homography, through } from './homography.ts'
import type { Area } from './print.ts'

/** An area of the form, in mm, as a region of the picture, in full pixels. */
export type ToRegion = (area: Area) => Region

/** Regions are boxes around what the area becomes, cut to the picture. */
export function regionsOf({ scale, fullWidth, fullHeight }: Picture, toPicture: Homography): ToRegion {
  const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value * scale)))
  return ({ left, top, right, bottom }) => {
    const corners = [
      through(toPicture, left, top),
      through(toPicture, right, top),
      through(toPicture, right, bottom),
      through(toPicture, left, bottom),
    ]
    const x = within(Math.min(...corners.map((p) => p.x)), fullWidth - 1)
    const y = within(Math.min(...corners.map((p) => p.y)), fullHeight - 1)
    const width = within(Math.max(...corners.map((p) => p.x)), fullWidth) - x
    const height = within(Math.max(...corners.map((p) => p.y)), fullHeight) - y
    return { x, y, width: Math.max(1, width), height: Math.max(1, height) }
  }
}

/** The smallest area around some; at least one must be given. */
export function around(areas: readonly Area[]): Area {
  return {
    left: Math.min(...areas.map((area) => area.left)),
    top: Math.min(...areas.map((area) => area.top)),
    right: Math.max(...areas.map((area) => area.right)),
    bottom: Math.max(...areas.map((area) => area.bottom)),
  }
}
