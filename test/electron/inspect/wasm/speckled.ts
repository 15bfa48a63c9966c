import { seeded } from '../seal/drawn/random.ts'

/** Pixels that no neighbours share, so that one taken for another shows. */
export function speckled(width: number, height: number) {
  const random = seeded(width)
  return { data: Uint8Array.from({ length: width * height * 3 }, () => random.whole(0, 255)), width, height }
}
