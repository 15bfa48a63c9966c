import type { ReactNode } from 'react'
import type { Client, Evidence, Material, PageInspection, Verdict } from '../../domain/model/index.ts'
import { judgeMaterial } from '../../domain/rules/materials.ts'
import type { Slot } from '../../domain/rules/slots.ts'
import { law } from '../app/law.ts'
import { asksInWords } from './SlotTile.tsx'
import { VerdictMark } from './VerdictMark.tsx'
import { words } from './words.ts'

const { viewer: say, checks } = words

interface VerdictPanelProps {
  readonly client: Client
  readonly material: Material
  readonly slot: Slot | undefined
  readonly page: PageInspection | undefined
  readonly highlighted: string
  readonly onHighlight: (key: string) => void
}

/** What the bureau would say of the paper, then what each check saw and where. */
export function VerdictPanel({ client, material, slot, page, highlighted, onHighlight }: VerdictPanelProps) {
  const judgement = slot && judgeMaterial(slot, material, client, law().packs)
  const lines = { highlighted, onHighlight }
  return (
    <div className="verdicts">
      {judgement && (
        <section>
          <h2>{say.verdictOf}</h2>
          <p className="verdict-headline">
            <VerdictMark standing={judgement.verdict} text={judgement.headline} />
          </p>
          {slot && <p className="quiet">{words.viewer.asked(asksInWords(slot.asks))}</p>}
          {judgement.findings.map(({ code, message, remedy, severity }) => (
            <p key={`${code} ${message}`} className={`verdict-remedy severity-${severity}`}>
              {!judgement.headline.includes(message) && message}
              <span className="finding-remedy">{remedy}</span>
            </p>
          ))}
        </section>
      )}
      {page ? (
        <section>
          <h2>{say.machine}</h2>
          <Check
            {...lines}
            check="colour"
            verdict={page.colour.verdict}
            score={page.colour.score}
            threshold={page.colour.threshold}
            summary={words.colourKinds[page.colour.kind]}
            evidence={page.colour.evidence}
          />
          <Check
            {...lines}
            check="clarity"
            verdict={page.clarity.verdict}
            score={page.clarity.score}
            threshold={page.clarity.threshold}
            summary={say.size(page.width, page.height)}
            evidence={page.clarity.evidence}
          />
          <Check
            {...lines}
            check="seal"
            verdict={slot?.asks.seal === 'none' ? undefined : page.seal.verdict}
            score={page.seal.score}
            threshold={page.seal.threshold}
            summary={page.seal.present ? words.sealPresent : words.sealAbsent}
            evidence={page.seal.evidence}
          >
            {page.seal.seals.map((mark, index) => (
              <Line key={`${mark.x},${mark.y}`} {...lines} id={`mark-${index}`} pointed>
                {words.sealMark(words.sealInks[mark.ink], words.sealShapes[mark.shape])} · {say.score(mark.score)}
                {mark.widthMm && mark.heightMm && ` · ${say.sizeMm(mark.widthMm, mark.heightMm)}`}
              </Line>
            ))}
          </Check>
          <Check
            {...lines}
            check="code"
            verdict={undefined}
            summary={page.codes.length > 0 ? words.codesFound(page.codes.length) : words.codesNone}
            evidence={[]}
          >
            {page.codes.map((code, index) => (
              <Line key={code} {...lines} id={`qr-${index}`} pointed={page.codeRegions[index] !== undefined}>
                <span className="code-text">{code}</span>
              </Line>
            ))}
          </Check>
        </section>
      ) : (
        !material.unreadable && <p className="quiet">{say.nothing}</p>
      )}
    </div>
  )
}

interface LineState {
  readonly highlighted: string
  readonly onHighlight: (key: string) => void
}

interface CheckProps extends LineState {
  readonly check: keyof typeof checks
  /** undefined where the paper does not ask for it */
  readonly verdict: Verdict | undefined
  readonly score?: number
  /** the border by which the score was judged; earlier versions of the checks did not keep it */
  readonly threshold?: number
  readonly summary: string
  readonly evidence: readonly Evidence[]
  readonly children?: ReactNode
}

function Check({ check, verdict, score, threshold, summary, evidence, children, ...lines }: CheckProps) {
  return (
    <div className="check">
      <div className="check-head">
        <b>{checks[check]}</b>
        {verdict && <VerdictMark standing={verdict} />}
        <span>{summary}</span>
        {score !== undefined && (
          <span className="quiet digits check-score">
            {verdict && threshold !== undefined
              ? say.scored(score, threshold, words.verdicts[verdict])
              : say.score(score)}
          </span>
        )}
      </div>
      <ul>
        {evidence.map(({ code, message, remedy, region }, index) => (
          <Line key={`${code} ${message}`} {...lines} id={`${check}-${index}`} pointed={region !== undefined}>
            {message}
            {remedy !== '' && <span className="finding-remedy">{remedy}</span>}
          </Line>
        ))}
        {children}
      </ul>
    </div>
  )
}

/** A reason; where it can be pointed at, looking at it lights its place up. */
function Line({
  id,
  pointed,
  highlighted,
  onHighlight,
  children,
}: LineState & { readonly id: string; readonly pointed: boolean; readonly children: ReactNode }) {
  if (!pointed) return <li>{children}</li>
  return (
    <li>
      <button
        type="button"
        className={`evidence${highlighted === id ? ' evidence-lit' : ''}`}
        onMouseEnter={() => onHighlight(id)}
        onMouseLeave={() => onHighlight('')}
        onFocus={() => onHighlight(id)}
        onBlur={() => onHighlight('')}
      >
        {children}
      </button>
    </li>
  )
}
