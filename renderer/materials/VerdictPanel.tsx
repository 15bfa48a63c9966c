import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Client, Evidence, Material, PageInspection, Region, Verdict } from '../../domain/model/index.ts'
import { judgeMaterial } from '../../domain/rules/materials.ts'
import { profiles } from '../../domain/rules/profiles.ts'
import type { Slot } from '../../domain/rules/slots.ts'
import { law } from '../app/law.ts'
import { useWindow } from '../app/store.ts'
import { GuideLink } from '../clients/FindingsPanel.tsx'
import { asksInWords } from './SlotTile.tsx'
import { cutoutUrl } from './Thumbnail.tsx'
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
  /** which page of the file it is, from 0 */
  readonly pageIndex: number
  /** somebody wants to see a place from near */
  readonly onPoint: (region: Region) => void
  readonly onRecheck: () => void
}

/** What the bureau would say of the paper, then what each check saw and where. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { client, material, slot, page, pageIndex, highlighted, onHighlight, onPoint, onRecheck } = props
  const judgement = slot && judgeMaterial(slot, material, client, law().packs)
  const cutout = (region: Region) => (page ? cutoutUrl(material.fileId, pageIndex, region, page, cutoutWidth) : '')
  const lines = { highlighted, onHighlight, onPoint, cutout }
  return (
    <div className="verdicts">
      {slot && judgement && (
        <section>
          <h2>{say.verdictOf}</h2>
          <p className="verdict-headline">
            <VerdictMark standing={judgement.verdict} text={judgement.headline} />
          </p>
          <p className="quiet">
            {words.viewer.asked(asksInWords(slot.asks))}
            {profiles[slot.kind].note !== '' && (
              <>
                {words.viewer.stop}
                <span lang="zh-CN">{profiles[slot.kind].note}</span>
              </>
            )}
          </p>
          {judgement.findings.map(({ code, message, remedy, severity }) => (
            <p key={`${code} ${message}`} className={`verdict-remedy severity-${severity}`}>
              {!judgement.headline.includes(message) && message}
              <span className="finding-remedy">
                {remedy} <GuideLink finding={{ code, message }} />
              </span>
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
              <Line key={`${mark.x},${mark.y}`} {...lines} id={`mark-${index}`} region={mark}>
                {words.sealMark(words.sealInks[mark.ink], words.sealShapes[mark.shape])} · {say.score(mark.score)}
                {mark.widthMm && mark.heightMm && ` · ${say.sizeMm(mark.widthMm, mark.heightMm)}`}
              </Line>
            ))}
          </Check>
          {page.sheet && (
            <Check
              {...lines}
              check="sheet"
              verdict={page.sheet.verdict}
              score={page.sheet.score}
              summary={page.sheet.recognised ? words.sheetRead : words.sheetUnknown}
              evidence={page.sheet.evidence}
            />
          )}
          <Check
            {...lines}
            check="code"
            verdict={undefined}
            summary={page.codes.length > 0 ? words.codesFound(page.codes.length) : words.codesNone}
            evidence={[]}
          >
            {page.codes.map((code, index) => (
              <Line key={code} {...lines} id={`qr-${index}`} region={page.codeRegions[index]}>
                <span className="code-text">{code}</span>
              </Line>
            ))}
          </Check>
          {material.inspection && <Judge version={material.inspection.version} onRecheck={onRecheck} />}
        </section>
      ) : (
        !material.unreadable && <p className="quiet">{say.nothing}</p>
      )}
    </div>
  )
}

/** Widest cut-out beside a reason, in picture pixels: twice what it takes on the screen. */
const cutoutWidth = 240

interface LineState {
  readonly highlighted: string
  readonly onHighlight: (key: string) => void
  readonly onPoint: (region: Region) => void
  /** address of the picture of a place on this page */
  readonly cutout: (region: Region) => string
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
          <Line key={`${code} ${message}`} {...lines} id={`${check}-${index}`} region={region}>
            {message}
            {remedy !== '' && <span className="finding-remedy">{remedy}</span>}
          </Line>
        ))}
        {children}
      </ul>
    </div>
  )
}

/** Which version of the checks judged, and a way not to wait where that was an earlier one. */
function Judge({ version, onRecheck }: { readonly version: number; readonly onRecheck: () => void }) {
  const current = useWindow((state) => state.description?.inspectionVersion ?? version)
  return (
    <p className="quiet judged-by">
      {say.judgedBy(version)}
      {version < current && (
        <>
          {words.viewer.between}
          {say.outdated(current)}{' '}
          <Button size="small" onClick={onRecheck}>
            {say.recheck}
          </Button>
        </>
      )}
    </p>
  )
}

interface LineProps extends LineState {
  readonly id: string
  /** where it is on the page, if it can be pointed at */
  readonly region: Region | undefined
  readonly children: ReactNode
}

/** A reason; where it can be pointed at, it shows the place, lights it up when looked at and opens it when clicked. */
function Line({ id, region, highlighted, onHighlight, onPoint, cutout, children }: LineProps) {
  if (!region) return <li>{children}</li>
  return (
    <li>
      <button
        type="button"
        className={`evidence${highlighted === id ? ' evidence-lit' : ''}`}
        title={say.zoomTo}
        onClick={() => onPoint(region)}
        onMouseEnter={() => onHighlight(id)}
        onMouseLeave={() => onHighlight('')}
        onFocus={() => onHighlight(id)}
        onBlur={() => onHighlight('')}
      >
        <Cutout key={cutout(region)} address={cutout(region)} />
        <span>{children}</span>
      </button>
    </li>
  )
}

/** The place itself, cut out of the picture; the words beside it say what it is. */
function Cutout({ address }: { readonly address: string }) {
  const [failed, setFailed] = useState(false)
  if (failed) return null
  return (
    <span className="cutout">
      <img src={address} alt="" loading="lazy" draggable={false} onError={() => setFailed(true)} />
    </span>
  )
}
