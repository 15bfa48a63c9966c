import { go, hrefClient } from '../app/route.ts'
import { sectionOf } from './paths.ts'

let wanted: { clientId: string; path: string } | undefined

/** Opens a client's page at a field, from anywhere in the window. */
export function goToField(clientId: string, path: string): void {
  wanted = { clientId, path }
  const [head, id = ''] = path.split('.')
  go(hrefClient(clientId, sectionOf(path), head === 'services' ? id : ''))
}

/** The field the person was sent to, once: '' = none. */
export function takeWantedField(clientId: string): string {
  const path = wanted?.clientId === clientId ? wanted.path : ''
  if (path !== '') wanted = undefined
  return path
}
