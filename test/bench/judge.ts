import type { Inspection } from '../../domain/model/inspection.ts'
import { type Judged, printScore } from './score.ts'

/** What is true of a picture, whoever says so: a label by eye, or the one who drew it. */
export interface Known {
  readonly file: string
  readonly colour: string
  /** 'clear', or what is wrong */
  readonly clarity: string
  /** 'yes' = a red official seal is on it; anything else is none */
  readonly seal: string
  /** texts of codes that can be read; undefined where nobody looked */
  readonly codes?: readonly string[]
  /** questions on which people would disagree */
  readonly hard: readonly ('colour' | 'clarity' | 'seal')[]
  readonly sorts: Readonly<Record<'colour' | 'clarity' | 'seal', string>>
}

/** Collects what the checks said beside what is true, and prints the score of each check. */
export class Judging {
  private readonly colour: Judged[] = []
  private readonly clarity: Judged[] = []
  private readonly seal: Judged[] = []
  private readonly codes = { there: 0, read: 0, invented: 0 }

  add(known: Known, found: Inspection): void {
    const { file, sorts } = known
    const hard = (check: 'colour' | 'clarity' | 'seal') => ({
      file,
      hard: known.hard.includes(check),
      sort: sorts[check],
    })
    const { colour, clarity, seal } = found
    this.colour.push({
      ...hard('colour'),
      truth: known.colour,
      said: colour.kind,
      verdict: colour.verdict,
      confidence: colour.score,
      note: '',
    })
    this.clarity.push({
      ...hard('clarity'),
      truth: known.clarity === 'clear' ? 'clear' : 'faulty',
      said: clarity.verdict === 'pass' ? 'clear' : 'faulty',
      verdict: clarity.verdict,
      confidence: clarity.score,
      note: `${known.clarity}: [${clarity.reasons}]`,
    })
    this.seal.push({
      ...hard('seal'),
      truth: known.seal === 'yes' ? 'seal' : 'none',
      said: seal.present ? 'seal' : 'none',
      verdict: seal.verdict,
      confidence: seal.score,
      note: `${known.seal}:`,
    })
    if (!known.codes) return
    this.codes.there += known.codes.length
    this.codes.read += known.codes.filter((code) => found.codes.includes(code)).length
    // a code that blur or a cut spares may be read although nobody promised it: only other texts are inventions
    this.codes.invented +=
      known.codes.length > 0 ? found.codes.filter((code) => !known.codes!.includes(code)).length : 0
  }

  print(title: string): void {
    const by = (list: readonly Judged[]) => [...list].sort((a, b) => (a.file < b.file ? -1 : 1))
    console.log(`\n==== ${title}`)
    printScore(`${title}, colour`, by(this.colour), 'colour')
    printScore(`${title}, clarity`, by(this.clarity), 'clear')
    printScore(`${title}, seal`, by(this.seal), 'seal')
    const { there, read, invented } = this.codes
    if (there > 0) console.log(`\n-- ${title}, codes: read ${read} of ${there}, invented ${invented}`)
  }
}
