import { arcText, type Brush, font, star } from './canvas.ts'
import { anyRed, chinese, digits, latin, type Random, sealRed } from './random.ts'

/** More red things that are no official seals: what offices, shops and tables leave on paper. Each about `r` in radius. */
export const things: Record<string, (brush: Brush, random: Random, r: number) => void> = {
  /** 日戳, 收讫: a ring with a date between two lines, no name around */
  dateStamp(brush, random, r) {
    brush.fillStyle = brush.strokeStyle = sealRed(random)
    ring(brush, r * 0.96, r * random.range(0.03, 0.09))
    brush.lineWidth = r * 0.04
    const half = r * random.range(0.18, 0.28)
    for (const y of [-half, half]) line(brush, -r * 0.9, y, r * 0.9, y)
    brush.font = font(random.pick([400, 700] as const), r * 0.3)
    text(brush, `20${digits(random, 2)}.${random.whole(1, 12)}.${random.whole(1, 28)}`, 0, r * 1.7)
    if (random.chance(0.7)) text(brush, random.pick(['收讫', '已付', '受理', '收件', '作废', '现金']), -r * 0.55, r)
    if (random.chance(0.4)) text(brush, random.pick(['收讫', digits(random, 2), '办公室']), r * 0.55, r)
  },
  /** 人名章, oval or round: a name in the middle and nothing around it */
  ovalChop(brush, random, r) {
    brush.fillStyle = brush.strokeStyle = sealRed(random)
    const ratio = random.pick([1, random.range(0.45, 0.8)])
    if (random.chance(0.3)) brush.rotate(Math.PI / 2)
    brush.lineWidth = r * random.range(0.04, 0.1)
    brush.beginPath()
    brush.ellipse(0, 0, r * 0.95, r * 0.95 * ratio, 0, 0, 2 * Math.PI)
    brush.stroke()
    const name = chinese(random, random.whole(2, 4))
    brush.font = font(random.pick([400, 700, 900] as const), Math.min(r * 1.1 * ratio, (r * 1.6) / name.length))
    text(brush, name, 0, r * 1.6)
  },
  recycling(brush, random, r) {
    brush.strokeStyle = brush.fillStyle = anyRed(random)
    brush.lineWidth = r * random.range(0.1, 0.25)
    const arrows = random.whole(2, 4)
    for (let k = 0; k < arrows; k++) {
      const from = (2 * Math.PI * k) / arrows
      const to = from + (2 * Math.PI) / arrows - 0.5
      brush.beginPath()
      brush.arc(0, 0, r * 0.8, from, to)
      brush.stroke()
      brush.save()
      brush.rotate(to)
      brush.translate(r * 0.8, 0)
      brush.beginPath()
      brush.moveTo(-r * 0.25, 0)
      brush.lineTo(r * 0.25, 0)
      brush.lineTo(0, r * 0.35)
      brush.fill()
      brush.restore()
    }
  },
  /** a logo: a ring, and a picture in it */
  pictureLogo(brush, random, r) {
    const red = anyRed(random)
    brush.fillStyle = brush.strokeStyle = red
    if (random.chance(0.75)) ring(brush, r * 0.95, r * random.range(0.02, 0.16))
    if (random.chance(0.3)) ring(brush, r * random.range(0.7, 0.85), r * random.range(0.02, 0.06))
    const shapes = random.whole(1, 5)
    for (let k = 0; k < shapes; k++) {
      if (random.chance(0.25)) brush.fillStyle = `hsl(${random.range(0, 360)}, 70%, 50%)`
      brush.beginPath()
      brush.moveTo(random.range(-0.5, 0.5) * r, random.range(-0.55, 0.55) * r)
      for (let p = 0; p < random.whole(2, 5); p++)
        brush.quadraticCurveTo(
          random.range(-0.6, 0.6) * r,
          random.range(-0.6, 0.6) * r,
          random.range(-0.6, 0.6) * r,
          random.range(-0.6, 0.6) * r,
        )
      brush.lineWidth = r * random.range(0.04, 0.15)
      if (random.chance(0.7)) brush.fill()
      else brush.stroke()
    }
  },
  postage(brush, random, r) {
    brush.fillStyle = anyRed(random)
    const h = r * random.range(0.7, 1)
    brush.fillRect(-r, -h, 2 * r, 2 * h)
    brush.fillStyle = '#fff'
    for (let k = 0; k <= 14; k++) {
      for (const y of [-h, h]) dot(brush, -r + (k * r) / 7, y, r * 0.05)
      for (const x of [-r, r]) dot(brush, x, -h + (k * h) / 7, r * 0.05)
    }
    brush.fillRect(-r * 0.8, -h * 0.75, r * 1.6, h * 1.5)
    brush.fillStyle = brush.strokeStyle = anyRed(random)
    dot(brush, 0, 0, r * random.range(0.2, 0.5))
    brush.font = font(700, r * 0.25)
    text(brush, random.pick(['80分', '1.20元', '中国邮政']), h * 0.6, r)
  },
  redCode(brush, random, r) {
    brush.fillStyle = anyRed(random)
    if (random.chance(0.4)) {
      for (let x = -r; x < r; x += r * random.range(0.03, 0.12))
        brush.fillRect(x, -r * 0.5, r * random.range(0.01, 0.06), r)
      return
    }
    const n = random.whole(21, 33)
    const cell = (2 * r) / n
    for (let i = 0; i < n; i++)
      for (let k = 0; k < n; k++) if (random.chance(0.5)) brush.fillRect(i * cell - r, k * cell - r, cell, cell)
  },
  coffeeRing(brush, random, r) {
    const hue = random.range(5, 35)
    for (let k = 0; k < random.whole(1, 4); k++) {
      brush.strokeStyle = `hsla(${hue}, 60%, ${random.range(25, 50)}%, ${random.range(0.2, 0.7)})`
      brush.lineWidth = r * random.range(0.02, 0.12)
      brush.beginPath()
      const from = random.range(0, 6)
      brush.ellipse(0, 0, r * random.range(0.9, 1), r * random.range(0.85, 1), 0, from, from + random.range(3, 6.3))
      brush.stroke()
    }
    for (let k = 0; k < random.whole(0, 5); k++) {
      brush.fillStyle = `hsla(${hue}, 60%, 35%, 0.4)`
      dot(brush, random.range(-1.2, 1.2) * r, random.range(-1.2, 1.2) * r, r * random.range(0.02, 0.15))
    }
  },
  wax(brush, random, r) {
    const red = `hsl(${random.range(-12, 8)}, ${random.range(60, 90)}%, ${random.range(24, 42)}%)`
    brush.fillStyle = red
    brush.beginPath()
    const a = random.range(0, 6)
    for (let k = 0; k <= 60; k++) {
      const t = (2 * Math.PI * k) / 60
      const d = r * (0.92 + 0.05 * Math.sin(3 * t + a) + 0.03 * Math.sin(7 * t))
      brush.lineTo(d * Math.cos(t), d * Math.sin(t))
    }
    brush.fill()
    brush.strokeStyle = 'rgba(0,0,0,0.35)'
    ring(brush, r * 0.7, r * 0.06)
    brush.strokeStyle = 'rgba(255,255,255,0.4)'
    ring(brush, r * 0.66, r * 0.03)
    brush.fillStyle = 'rgba(0,0,0,0.3)'
    brush.font = font(700, r * 0.7)
    text(brush, latin(random, 1), 0, r)
    if (random.chance(0.5)) {
      brush.fillStyle = 'rgba(255,255,255,0.35)'
      dot(brush, -r * 0.4, -r * 0.5, r * 0.15)
    }
  },
  /** buttons, badges, dots and app icons of a screen */
  button(brush, random, r) {
    brush.fillStyle = anyRed(random)
    const kind = random.whole(0, 3)
    const h = kind === 0 ? r : r * random.range(0.3, 1)
    brush.beginPath()
    if (kind === 3) brush.arc(0, 0, r * 0.95, 0, 2 * Math.PI)
    else brush.roundRect(-r, -h, 2 * r, 2 * h, h * random.range(0, 1))
    brush.fill()
    brush.fillStyle = '#fff'
    if (random.chance(0.8)) {
      brush.font = font(700, h * random.range(0.5, 1.2))
      text(brush, random.pick(['登录', '确定', '+', '99', 'N', '→', '福']), 0, r * 1.6)
    }
  },
  tableCells(brush, random, r) {
    const columns = random.whole(1, 5)
    const rows = random.whole(1, 5)
    brush.strokeStyle = random.pick(['#222', '#b22', anyRed(random)])
    brush.lineWidth = Math.max(1, r * 0.015)
    for (let i = 0; i < columns; i++)
      for (let k = 0; k < rows; k++) {
        const x = -r + (2 * r * i) / columns
        const y = -r * 0.7 + (1.4 * r * k) / rows
        brush.fillStyle = anyRed(random)
        if (random.chance(0.4)) brush.fillRect(x, y, (2 * r) / columns, (1.4 * r) / rows)
        brush.strokeRect(x, y, (2 * r) / columns, (1.4 * r) / rows)
      }
  },
  flower(brush, random, r) {
    const petals = random.whole(4, 12)
    for (let k = 0; k < petals; k++) {
      brush.fillStyle = anyRed(random)
      brush.rotate((2 * Math.PI) / petals)
      brush.beginPath()
      brush.ellipse(0, -r * 0.55, r * random.range(0.15, 0.35), r * 0.42, 0, 0, 2 * Math.PI)
      if (random.chance(0.8)) brush.fill()
      else brush.stroke()
    }
    brush.fillStyle = random.pick(['#fc3', '#fff', '#a11'])
    dot(brush, 0, 0, r * random.range(0.1, 0.3))
  },
  /** print with a red ring drawn round it */
  circledWords(brush, random, r) {
    brush.fillStyle = random.pick(['#111', '#222', '#a00'])
    brush.font = font(400, r * random.range(0.2, 0.4))
    const rows = random.whole(1, 3)
    for (let k = 0; k < rows; k++)
      text(brush, chinese(random, random.whole(2, 8)), (k - (rows - 1) / 2) * r * 0.45, r * 2)
    brush.strokeStyle = anyRed(random)
    brush.lineWidth = Math.max(1, r * random.range(0.02, 0.07))
    brush.beginPath()
    brush.ellipse(0, 0, r * random.range(0.85, 1.05), r * random.range(0.4, 1), random.range(-0.3, 0.3), 0, 2 * Math.PI)
    brush.stroke()
  },
  /** a printed rosette, as on certificates and notes */
  rosette(brush, random, r) {
    brush.strokeStyle = anyRed(random)
    brush.lineWidth = Math.max(0.7, r * random.range(0.01, 0.03))
    const n = random.whole(6, 18)
    const own = random.range(0.3, 0.6)
    for (let k = 0; k < n; k++) {
      const t = (2 * Math.PI * k) / n
      brush.beginPath()
      brush.arc(r * (1 - own) * Math.cos(t), r * (1 - own) * Math.sin(t), r * own, 0, 2 * Math.PI)
      brush.stroke()
    }
  },
  /** a red border's corner with ornaments, or a whole frame */
  border(brush, random, r) {
    brush.strokeStyle = brush.fillStyle = anyRed(random)
    brush.lineWidth = r * random.range(0.02, 0.1)
    brush.strokeRect(-r, -r, 2 * r, 2 * r)
    if (random.chance(0.5)) brush.strokeRect(-r * 0.9, -r * 0.9, 1.8 * r, 1.8 * r)
    if (random.chance(0.5))
      for (const x of [-r, r]) for (const y of [-r, r]) dot(brush, x, y, r * random.range(0.05, 0.2))
    brush.font = font(700, r * 0.4)
    if (random.chance(0.5)) text(brush, chinese(random, random.whole(2, 4)), 0, r * 1.7)
  },
  /** a medal: star or disc with ribbons */
  medal(brush, random, r) {
    brush.fillStyle = anyRed(random)
    star(brush, r, random.whole(10, 30), random.range(0.8, 0.92))
    brush.fill()
    brush.fillStyle = random.pick(['#fff', '#fd5', anyRed(random)])
    dot(brush, 0, 0, r * 0.72)
    brush.fillStyle = brush.strokeStyle = anyRed(random)
    brush.font = font(700, r * 0.4)
    if (random.chance(0.6)) text(brush, random.pick(['奖', 'No.1', '优', '100']), 0, r)
    else {
      star(brush, r * 0.4)
      brush.fill()
    }
  },
  /** words round a bend with no rim about them */
  bentWords(brush, random, r) {
    brush.fillStyle = anyRed(random)
    brush.font = font(700, r * random.range(0.2, 0.35))
    const half = random.range(0.6, 1.6)
    arcText(brush, chinese(random, random.whole(4, 10)), r * 0.8, -half, half, { squeeze: 0.9, upright: 'out' })
    if (random.chance(0.4)) text(brush, chinese(random, 4), 0, r)
  },
}

function ring(brush: Brush, r: number, width: number): void {
  brush.lineWidth = width
  brush.beginPath()
  brush.arc(0, 0, Math.max(0.5, r - width / 2), 0, 2 * Math.PI)
  brush.stroke()
}

function dot(brush: Brush, x: number, y: number, r: number): void {
  brush.beginPath()
  brush.arc(x, y, r, 0, 2 * Math.PI)
  brush.fill()
}

function line(brush: Brush, x: number, y: number, toX: number, toY: number): void {
  brush.beginPath()
  brush.moveTo(x, y)
  brush.lineTo(toX, toY)
  brush.stroke()
}

function text(brush: Brush, words: string, y: number, width: number): void {
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  brush.fillText(words, 0, y, width)
}
