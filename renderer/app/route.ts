import { useSyncExternalStore } from 'react'
import { type GuideTopic, guideTopics } from '../../domain/guide/topics.ts'

/** Sections of a client's page, in the order of the work. */
export const clientSections = ['subject', 'people', 'services', 'materials', 'sheets', 'papers', 'history'] as const
export type ClientSection = (typeof clientSections)[number]

/** Ways to look at all orders. */
export const orderViews = ['board', 'table', 'calendar', 'charts'] as const
export type OrderView = (typeof orderViews)[number]

export type Route =
  | { readonly place: 'workbench' }
  | { readonly place: 'orders'; readonly view: OrderView; readonly stage: string }
  | { readonly place: 'filing'; readonly clientId: string; readonly orderId: string }
  | { readonly place: 'filling'; readonly clientId: string; readonly orderId: string; readonly provider: string }
  | { readonly place: 'clients' }
  | { readonly place: 'client'; readonly clientId: string; readonly section: ClientSection; readonly item: string }
  | { readonly place: 'import' }
  | { readonly place: 'guide'; readonly topic: GuideTopic; readonly item: string }
  | { readonly place: 'review' }
  | { readonly place: 'returns' }
  | { readonly place: 'sheets' }
  | { readonly place: 'settings' }

const isSection = (text: string | undefined): text is ClientSection =>
  (clientSections as readonly string[]).includes(text ?? '')

/**
 * Reads a location hash; whatever is not understood is the 工作台.
 * @param hash e.g. '#/clients/abc/materials/m1'
 */
export function parseRoute(hash: string): Route {
  const [place, clientId, section, item] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  if (place === 'review' || place === 'returns' || place === 'sheets' || place === 'settings') return { place }
  if (place === 'import') return { place }
  if (place === 'guide')
    return { place, topic: guideTopics.find((topic) => topic === clientId) ?? 'rejections', item: section ?? '' }
  if (place === 'clients' && clientId)
    return { place: 'client', clientId, section: isSection(section) ? section : 'subject', item: item ?? '' }
  if (place === 'clients') return { place }
  if (place === 'filling' && clientId) return { place, clientId, orderId: section ?? '', provider: item ?? '' }
  if (place === 'filing' && clientId) return { place, clientId, orderId: section ?? '' }
  if (place === 'orders') {
    const view = orderViews.find((one) => one === clientId) ?? 'board'
    return { place, view, stage: section ?? '' }
  }
  return { place: 'workbench' }
}

export const hrefWorkbench = '#/workbench'
export const hrefOrders = (view: OrderView = 'board', stage = ''): string =>
  ['#/orders', view, stage].filter((step) => step !== '').join('/')
/** The page of an order; without one, of all orders of a client. */
export const hrefFiling = (clientId: string, orderId = ''): string =>
  ['#/filing', ...[clientId, orderId].filter((id) => id !== '').map(encodeURIComponent)].join('/')
/** 填报单 of an order, or of a client; without a provider, of the one that the order or the services name. */
export const hrefFilling = (clientId: string, orderId = '', provider = ''): string =>
  ['#/filling', ...[clientId, orderId, provider].map(encodeURIComponent)].join('/').replace(/\/+$/, '')
export const hrefClients = '#/clients'
export const hrefImport = '#/import'
/** @param item what of the topic: a rule's code, a reason's number, a pack's key; '' = all of it */
export const hrefGuide = (topic: GuideTopic = 'rejections', item = ''): string =>
  `#/guide/${topic}${item === '' ? '' : `/${encodeURIComponent(item)}`}`
export const hrefReview = '#/review'
export const hrefReturns = '#/returns'
export const hrefSheets = '#/sheets'
export const hrefSettings = '#/settings'
export function hrefClient(clientId: string, section: ClientSection = 'subject', item = ''): string {
  return ['#/clients', clientId, section, item]
    .filter((step) => step !== '')
    .map((step, index) => (index === 0 ? step : encodeURIComponent(step)))
    .join('/')
}

export const go = (href: string): void => {
  window.location.hash = href.replace(/^#/, '')
}

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The place the person is at; follows the address bar and the back button. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.hash))
}
