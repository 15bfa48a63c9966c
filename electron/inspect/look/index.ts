import { findSpots, type Spots } from '../colour/spots.ts'
import { type Glance, glanceAt } from '../glance/index.ts'
import type { Frame } from '../picture.ts'
import type { PageView } from '../view.ts'

/** What can be said of a page from its cells alone: a quarter of what a check takes, and nothing of it is needed by those that measure its pixels. */
export interface Look {
  readonly glance: Glance
  /** undefined where the file itself holds no colour */
  readonly spots: Spots | undefined
}

/** As much of a page as that takes; nothing in it but numbers, so that another thread can be given it. */
export interface Looked extends Pick<PageView, 'cells' | 'paper' | 'tint'> {
  readonly picture: Frame & { readonly grey: boolean }
}

export function lookAt(page: Looked): Look {
  return { glance: glanceAt(page), spots: page.picture.grey ? undefined : findSpots(page) }
}

/** Who looks at a page: its own thread, or one beside it. */
export type Looker = (page: Looked) => Promise<Look>

export const lookHere: Looker = async (page) => lookAt(page)
