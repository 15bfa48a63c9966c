import type { Material, MaterialKind } from '../model/index.ts'

/** The other side of a person's paper; undefined for papers that are no such side. */
export function otherSideOf(kind: MaterialKind): 'id-front' | 'id-back' | undefined {
  if (kind === 'id-front') return 'id-back'
  return kind === 'id-back' ? 'id-front' : undefined
}

/**
 * Whether one scan shows both sides of an ID: the clerk's word, else what a document of two written pages lets assume.
 * Whether one picture shows both cannot be told by the checks.
 */
export function showsBothSides({ kind, bothSides, inspection }: Material): boolean {
  if (otherSideOf(kind) === undefined) return false
  if (bothSides !== undefined) return bothSides
  const pages = inspection?.pages ?? []
  return pages.length === 2 && pages.every(({ clarity }) => !clarity.reasons.includes('blank'))
}
