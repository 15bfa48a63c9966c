import { App, Button, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { DoubtfulScan } from '../../domain/contract/index.ts'
import { requiredSlots } from '../../domain/rules/slots.ts'
import { call, inOneLine } from '../app/desk.ts'
import { law } from '../app/law.ts'
import { go, hrefClient } from '../app/route.ts'
import { Glass, GlassTools, useGlass } from '../materials/Glass.tsx'
import { slotOf } from '../materials/groups.ts'
import { words as materialWords } from '../materials/words.ts'
import { Decision, type Ruling } from './Decision.tsx'
import { useClientOf } from './useDoubtful.ts'
import { words } from './words.ts'

interface ReviewedScanProps {
  readonly scan: DoubtfulScan
  /** 第 3 / 40 份 */
  readonly position: string
  /** goes so many scans on */
  readonly turn: (by: number) => void
  readonly onDecided: () => void
  readonly choose: (materialId: string) => void
}

/** The scan whose turn it is: under the glass, with what can be said of it, by mouse or by single keys. */
export function ReviewedScan({ scan, position, turn, onDecided, choose }: ReviewedScanProps) {
  const { message } = App.useApp()
  const client = useClientOf(scan)
  const [ruling, setRuling] = useState<Ruling>()
  const last = useRef<DoubtfulScan>(undefined)
  // another scan, another question
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question belongs to the scan
  useEffect(() => setRuling(undefined), [scan.materialId])

  const open = () => go(hrefClient(scan.clientId, 'materials', scan.materialId))
  const decide = async (verdict: Ruling, why: string) => {
    try {
      const { clientId, materialId } = scan
      await call('materials.override', { clientId, materialId, verdict, why })
      last.current = scan
      setRuling(undefined)
      message.success({
        key: 'ruling',
        duration: 8,
        content: (
          <>
            {words.decided(scan.label, materialWords.verdicts[verdict], why)}{' '}
            <Button size="small" onClick={() => void undo()}>
              {words.undo}
            </Button>
          </>
        ),
      })
      onDecided()
      return true
    } catch (error) {
      message.error(inOneLine(error))
      return false
    }
  }
  const undo = async () => {
    const ruled = last.current
    if (!ruled) return
    try {
      const { clientId, materialId } = ruled
      await call('materials.override', { clientId, materialId, verdict: null, why: '' })
      last.current = undefined
      message.info({ key: 'ruling', content: words.undone(ruled.label) })
      choose(materialId)
      onDecided()
    } catch (error) {
      message.error(inOneLine(error))
    }
  }
  useReviewKeys({
    j: () => turn(1),
    k: () => turn(-1),
    p: () => setRuling('pass'),
    f: () => setRuling('fail'),
    u: () => void undo(),
    enter: open,
  })

  const material = client?.materials.find(({ id }) => id === scan.materialId)
  const glass = useGlassOf(scan.materialId)
  return (
    <section className="viewer review-scan" aria-label={`${scan.clientName} ${scan.label}`}>
      <div className="viewer-bar">
        <b className="viewer-name" title={scan.clientName}>
          {scan.clientName}
        </b>
        <span lang="zh-CN">{scan.label}</span>
        <span className="quiet viewer-name" title={scan.fileName}>
          {scan.fileName}
        </span>
        <span className="viewer-bar-end">
          {material && <GlassTools material={material} glass={glass} />}
          <span className="quiet digits" aria-live="polite">
            {position}
          </span>
          <Button onClick={() => turn(-1)}>{words.previous}</Button>
          <Button onClick={() => turn(1)}>{words.next}</Button>
        </span>
      </div>
      {client && material ? (
        <Glass
          key={material.id}
          client={client}
          material={material}
          slot={slotOf(material, requiredSlots(client, law().packs))}
          glass={glass}
          onRecheck={() => void call('materials.inspect', { clientId: client.id, materialId: material.id })}
        >
          <div className="viewer-actions">
            {ruling ? (
              <Decision
                key={ruling}
                scan={scan}
                ruling={ruling}
                onCancel={() => setRuling(undefined)}
                decide={decide}
              />
            ) : (
              <>
                <Button type="primary" onClick={() => setRuling('pass')}>
                  {words.pass}
                </Button>
                <Button danger onClick={() => setRuling('fail')}>
                  {words.fail}
                </Button>
                <Button onClick={open}>{words.openClient}</Button>
              </>
            )}
          </div>
        </Glass>
      ) : client ? (
        <p className="quiet">{words.gone}</p>
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </section>
  )
}

/** Each scan is seen from its first page on. */
function useGlassOf(materialId: string) {
  const glass = useGlass()
  const { setPage } = glass
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new scan begins with its first page
  useEffect(() => setPage(0), [materialId, setPage])
  return glass
}

/** Single keys, while nobody writes, chooses from a list or presses a button with Enter. */
function useReviewKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
      const target = event.target as HTMLElement | null
      if (target?.closest('input:not([type="checkbox"]), textarea, [role="dialog"], .ant-select')) return
      const key = event.key.toLowerCase()
      if (key === 'enter' && target?.closest('a, button, input')) return
      const act = latest.current[key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
