/** A seeded source of variation: the same seed draws the same picture. */
export interface Random {
  /** uniform in [lo, hi) */
  range(lo: number, hi: number): number
  /** whole number in [lo, hi] */
  whole(lo: number, hi: number): number
  chance(p: number): boolean
  pick<T>(list: readonly T[]): T
  /** roughly normal */
  normal(mean: number, deviation: number): number
}

export function seeded(seed: number): Random {
  let state = (seed * 2654435761 + 0x9e3779b9) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  for (let k = 0; k < 5; k++) next()
  return {
    range: (lo, hi) => lo + (hi - lo) * next(),
    whole: (lo, hi) => lo + Math.floor((hi - lo + 1) * next()),
    chance: (p) => next() < p,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    normal: (mean, deviation) => mean + deviation * (next() + next() + next() + next() - 2) * 1.73,
  }
}

const CHARACTERS =
  '北京上海广州深圳杭州南京成都武汉西安苏州天津重庆市区县镇科技有限公司网络信息文化传媒贸易发展实业投资管理咨询服务中心学校医院委员会人民政府工商行政管理局市场监督财政税务合作社集团股份建设工程设计研究院电子商务物流食品茶业机械制造云上星河远航锦里和顺通达恒信永昌瑞丰华夏东方'

export function chinese(random: Random, length: number): string {
  let text = ''
  for (let k = 0; k < length; k++) text += CHARACTERS[random.whole(0, CHARACTERS.length - 1)]!
  return text
}

const LATIN = 'ABCDEFGHIJKLMNOPRSTUVWXYZ'
export function latin(random: Random, length: number): string {
  let text = ''
  for (let k = 0; k < length; k++) text += random.chance(0.14) ? ' ' : LATIN[random.whole(0, LATIN.length - 1)]!
  return text
}

export function digits(random: Random, length: number): string {
  let text = ''
  for (let k = 0; k < length; k++) text += String(random.whole(0, 9))
  return text
}

/** Seal ink from orange-red over vermilion and crimson to nearly magenta, or the flat red of electronic seals. */
export function sealRed(random: Random): string {
  if (random.chance(0.15))
    return random.pick(['#ff0000', '#e60012', '#f00', '#d9001b', '#c00000', '#ee1c25', '#b50000'])
  const hue = random.chance(0.18)
    ? random.range(8, 19)
    : random.chance(0.35)
      ? random.range(-30, -8)
      : random.range(-8, 8)
  return `hsl(${(hue + 360) % 360}, ${random.range(42, 100).toFixed(0)}%, ${random.range(32, 60).toFixed(0)}%)`
}

/** Any red a printer, pen or screen makes. */
export function anyRed(random: Random): string {
  return random.chance(0.5)
    ? sealRed(random)
    : `hsl(${(random.range(-15, 20) + 360) % 360}, ${random.range(50, 100).toFixed(0)}%, ${random.range(30, 62).toFixed(0)}%)`
}
