/**
 * The headers every door serves the window and the kept files under.
 * Sources: Electron security checklist item 7 (https://www.electronjs.org/docs/latest/tutorial/security),
 * OWASP HTTP headers cheat sheet.
 */

/**
 * No remote source of any kind. antd writes its styles into the document, hence 'unsafe-inline' for styles alone;
 * blob: is for pictures and PDFs the window itself drew, which it shows before they are kept.
 */
export const windowPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A kept file runs nothing, wherever it came from; the window alone may frame it. */
export const filePolicy =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"

/** Common to every response. */
export const baseHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
}

/** Records and files are never left in a browser's cache. */
export const noStore: Readonly<Record<string, string>> = { 'cache-control': 'no-store' }
