import type { Region } from '../../../domain/model/inspection.ts'
import type { ColourResult } from '../colour.ts'

/** Ink that another check has told to be coloured. */
export interface KnownInk {
  readonly what: 'seal' | 'signature'
  /** in full pixels */
  readonly region: Region | undefined
  /** 0..1, how sure that check is */
  readonly sure: number
}

const words: Readonly<Record<KnownInk['what'], string>> = {
  seal: '红色公章看得清，是彩色件',
  signature: '签字是彩色墨水，是彩色件',
}

/**
 * The verdict on colour beside what others found: a pale seal or a thin blue signature under warm light can be too little for the
 * coloured spots of a page, and yet surely red or blue where somebody looked for just that.
 * @param ink undefined = nobody found any
 */
export function besideKnownInk(colour: ColourResult, ink: KnownInk | undefined): ColourResult {
  if (!ink || colour.verdict === 'pass') return colour
  const { what, region, sure } = ink
  const evidence = [{ code: 'colour-found', message: words[what], remedy: '', ...(region ? { region } : {}) }]
  return { ...colour, verdict: 'pass', kind: 'colour', score: Math.round(sure * 1000) / 1000, evidence }
}
