import { type CellComplaints, complaintsOfCells } from '../clarity/by-cells.ts'
import { findWriting, type Window } from '../clarity/text.ts'
import { findSpots, type Spots } from '../colour/spots.ts'
import { type Glance, glanceAt } from '../glance/index.ts'
import type { CellView } from '../view.ts'

/** What can be said of a page from its cells alone: half of what a check takes, and nothing of it is needed by those that measure its pixels. */
export interface Look {
  readonly glance: Glance
  /** undefined where the file itself holds no colour */
  readonly spots: Spots | undefined
  readonly writing: readonly Window[]
  readonly complaints: CellComplaints
}

/** The parts of a look, any of which any thread can see to. */
export const parts = ['glance', 'writing', 'complaints', 'spots'] as const satisfies readonly (keyof Look)[]
export type Part = (typeof parts)[number]

const seers: { readonly [P in Part]: (page: CellView) => Look[P] } = {
  glance: glanceAt,
  spots: (page) => (page.picture.grey ? undefined : findSpots(page)),
  complaints: complaintsOfCells,
  writing: findWriting,
}

export const lookFor = <P extends Part>(part: P, page: CellView): Look[P] => seers[part](page)

export const lookAt = (page: CellView): Look => ({
  glance: lookFor('glance', page),
  spots: lookFor('spots', page),
  complaints: lookFor('complaints', page),
  writing: lookFor('writing', page),
})

/** Who looks at a page: its own thread, or one beside it. What is returned is called once, for what was seen, when the page has been measured. */
export type Looker = (page: CellView) => () => Look

export const lookHere: Looker = (page) => () => lookAt(page)
