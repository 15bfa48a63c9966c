import { inspectBytes } from '../../electron/inspect/inspect.ts'
import { cornerMiss, drawSheetCase, type SheetCase } from '../paper/sheet-case.ts'
import type { Bench } from './bench.ts'
import { share } from './score.ts'

/** Seeds nothing was tuned on; tuning looked at 100 to 219, and at single misses among 1000 to 1099. */
const firstSeed = Number(process.env.BEIAN_SEED ?? 60_000)
const count = Number(process.env.BEIAN_DRAWN ?? 200)

type Truth = SheetCase['marks']
type Sheet = NonNullable<Awaited<ReturnType<typeof inspectBytes>>['sheet']>
type Form = NonNullable<Sheet['form']>

/** A clear picture is judged on every question; of an unclear one only the form's place must be right. */
const questions: Record<string, (truth: Truth, form: Form) => { truth: string; right: boolean; said: string }> = {
  signature: ({ signed }, form) => ({
    truth: signed ? 'signed' : 'unsigned',
    said: form.signature.verdict,
    right: form.signed === signed && form.signature.verdict === (signed ? 'pass' : 'fail'),
  }),
  provider: ({ provider, seal }, form) => {
    const touched = provider !== 'empty' || seal === 'provider'
    const truth = touched ? `${provider}${seal === 'provider' ? ' and seal' : ''}` : 'empty'
    return { truth, said: form.provider.verdict, right: (form.provider.verdict !== 'pass') === touched }
  },
  seal: ({ seal, provider, holder }, form) => {
    // the provider's stamp on a sheet without a seal of its own is a seal in the wrong place
    const misplaced = seal === 'provider' || (seal === 'none' && provider === 'stamp')
    const missing = seal === 'none' && holder === 'unit'
    const wanted = seal === 'fields' ? 'fail' : misplaced || missing ? 'doubt' : 'pass'
    return { truth: seal, said: form.seal.verdict, right: form.seal.verdict === wanted }
  },
  lines: ({ lines }, form) => ({
    truth: lines,
    said: form.lines.verdict,
    right: (form.lines.verdict === 'pass') === (lines === 'whole'),
  }),
  fields: ({ fields }, form) => {
    const wanted = fields === 'empty' ? 'fail' : fields === 'amended' ? 'doubt' : 'pass'
    return { truth: fields, said: form.fields.verdict, right: form.fields.verdict === wanted }
  },
  date: ({ dated }, form) => ({ truth: String(dated), said: String(form.dated), right: dated === form.dated }),
  holder: ({ holder }, form) => ({ truth: holder, said: form.holder, right: form.holder === holder }),
}

/** Drawn 核验单, signed, sealed, spoilt and photographed, and what the reading says of them. */
export const bench: Bench = {
  name: 'reading',
  what: `${count} drawn 核验单 read back, seeds from ${firstSeed}`,
  run: async () => {
    const tallies = new Map<string, number[]>(Object.keys(questions).map((name) => [name, [0, 0]]))
    const misses: string[] = []
    const corners: number[] = []
    let recognised = 0
    let unclear = 0
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      // one in five with a fault of scanner or camera
      const drawn = await drawSheetCase(seed, {}, seed % 5 === 0 ? { fault: undefined } : {})
      const { sheet, clarity } = await inspectBytes(drawn.bytes, { as: 'verification-sheet' })
      const { capture, marks } = drawn
      const file = `seed ${seed} ${capture.device} ${capture.fault} ${Math.round(capture.dpi)} dpi`
      if (!sheet?.form) {
        misses.push(`not recognised: ${file} (clarity ${clarity.verdict} ${clarity.reasons})`)
        continue
      }
      recognised++
      corners.push(cornerMiss(drawn, sheet.form.corners))
      if (clarity.verdict === 'fail') {
        unclear++
        continue
      }
      for (const [name, ask] of Object.entries(questions)) {
        const { truth, said, right } = ask(marks, sheet.form)
        const tally = tallies.get(name)!
        tally[1]!++
        if (right) tally[0]!++
        else misses.push(`${name}: ${truth} -> ${said}, ${file}`)
      }
    }
    corners.sort((a, b) => a - b)
    const at = (part: number) => corners[Math.floor((corners.length - 1) * part)]?.toFixed(2)
    console.log(`recognised: ${share(recognised, count)}; of them ${unclear} not clear enough to be judged`)
    console.log(`worst corner, mm: median ${at(0.5)}, 99 of 100 ${at(0.99)}, worst ${at(1)}`)
    for (const [name, [right, all]] of tallies) console.log(`${name.padEnd(10)} ${share(right!, all!)}`)
    for (const miss of misses) console.log(`  ${miss}`)
  },
}
