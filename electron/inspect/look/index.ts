import { findWriting, type Window } from '../clarity/text.ts'
import { findSpots, type Spots } from '../colour/spots.ts'
import { type Glance, glanceAt } from '../glance/index.ts'
import type { Frame } from '../picture.ts'
import type { PageView } from '../view.ts'

/** What can be said of a page from its cells alone: half of what a check takes, and nothing of it is needed by those that measure its pixels. */
export interface Look {
  readonly glance: Glance
  /** undefined where the file itself holds no colour */
  readonly spots: Spots | undefined
  readonly writing: readonly Window[]
}

/** As much of a page as that takes; nothing in it but numbers, so that another thread can be given it. */
export interface Looked extends Pick<PageView, 'cells' | 'paper' | 'tint' | 'ink'> {
  readonly picture: Frame & { readonly grey: boolean; readonly width: number; readonly height: number }
}

/** The parts of a look, any of which any thread can see to. */
export const parts = ['glance', 'spots', 'writing'] as const satisfies readonly (keyof Look)[]
export type Part = (typeof parts)[number]

const seers: { readonly [P in Part]: (page: Looked) => Look[P] } = {
  glance: glanceAt,
  spots: (page) => (page.picture.grey ? undefined : findSpots(page)),
  writing: findWriting,
}

export const lookFor = <P extends Part>(part: P, page: Looked): Look[P] => seers[part](page)

export const lookAt = (page: Looked): Look => ({
  glance: lookFor('glance', page),
  spots: lookFor('spots', page),
  writing: lookFor('writing', page),
})

/** Who looks at a page: its own thread, or one beside it. What is returned is called once, for what was seen, when the page has been measured. */
export type Looker = (page: Looked) => () => Look

export const lookHere: Looker = (page) => () => lookAt(page)
