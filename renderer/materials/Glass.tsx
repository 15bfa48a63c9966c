import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Client, Material, PageInspection, Region } from '../../domain/model/index.ts'
import type { Slot } from '../../domain/rules/slots.ts'
import { marksOf } from './marks.ts'
import { Picture } from './Picture.tsx'
import { VerdictPanel } from './VerdictPanel.tsx'
import { words } from './words.ts'

const { viewer: say } = words

/** What of a paper is under the glass: its page, and whether the marks are drawn. */
export function useGlass() {
  const [page, setPage] = useState(0)
  const [marksShown, setMarksShown] = useState(true)
  return { page, setPage, marksShown, setMarksShown }
}
type GlassState = ReturnType<typeof useGlass>

const pageOf = ({ inspection }: Material, page: number): PageInspection | undefined =>
  inspection && (inspection.pages[page] ?? inspection)

interface GlassProps {
  readonly client: Client
  readonly material: Material
  readonly slot: Slot | undefined
  readonly glass: GlassState
  readonly onRecheck: () => void
  /** what can be done with the paper, below its verdicts */
  readonly children: ReactNode
}

/** A page of a paper with its evidence, and beside it the verdicts: pointing at a reason shows its place from near. */
export function Glass({ client, material, slot, glass, onRecheck, children }: GlassProps) {
  const { page, marksShown } = glass
  const [highlighted, setHighlighted] = useState('')
  const [target, setTarget] = useState<{ page: number; region: Region }>()
  const inspected = pageOf(material, page)
  return (
    <>
      <Picture
        key={page}
        material={material}
        page={page}
        size={inspected}
        marks={marksShown && inspected ? marksOf(inspected) : []}
        highlighted={highlighted}
        onHighlight={setHighlighted}
        target={target?.page === page ? target : undefined}
      />
      <div className="viewer-side">
        <VerdictPanel
          client={client}
          material={material}
          slot={slot}
          page={inspected}
          pageIndex={page}
          highlighted={highlighted}
          onHighlight={setHighlighted}
          onPoint={(region) => setTarget({ page, region })}
          onRecheck={onRecheck}
        />
        {children}
      </div>
    </>
  )
}

/** Turns the pages of a document and puts the marks on and off. */
export function GlassTools({ material, glass }: { readonly material: Material; readonly glass: GlassState }) {
  const { page, setPage, marksShown, setMarksShown } = glass
  const pages = material.inspection?.pageCount ?? 1
  return (
    <>
      {pages > 1 && (
        <span className="viewer-pages">
          <Button
            size="small"
            icon={<LeftOutlined aria-hidden />}
            aria-label={say.previousPage}
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
          />
          {say.page(page + 1, pages)}
          <Button
            size="small"
            icon={<RightOutlined aria-hidden />}
            aria-label={say.nextPage}
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          />
        </span>
      )}
      <Checkbox checked={marksShown} onChange={(event) => setMarksShown(event.target.checked)}>
        {say.showMarks}
      </Checkbox>
    </>
  )
}
