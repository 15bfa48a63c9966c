import { filesPath } from '../../domain/contract/names.ts'

/** The window's own origin. A custom scheme instead of file://: files have no origin, hence no same-origin policy. */
export const scheme = 'app'
export const origin = `${scheme}://desk`

/** Whether a URL belongs to the window: exact in scheme and host, so that `app://desk.evil` does not pass. */
export function isOwn(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === `${scheme}:` && parsed.host === 'desk'
}

/** Whether a URL is a kept file as it stands in the vault (not its preview). */
export function isKeptFile(url: string): boolean {
  const parsed = URL.parse(url)
  return isOwn(url) && new RegExp(`^${filesPath}/[^/]+$`).test(parsed?.pathname ?? '')
}
