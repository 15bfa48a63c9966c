import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Desk } from '../desk/desk.ts'
import { baseHeaders, windowPolicy } from './headers.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
}

/**
 * Serves one of the window's own built files, the same through HTTP and through app://. The page is given the language
 * of the settings, so that the window's first words are already in it.
 * @param windowDir the folder with index.html
 * @param pathname a URL's path, still percent-encoded; `/` is index.html
 * @returns 404 for anything that is not a file of a known type inside the folder
 */
export async function serveWindow(desk: Pick<Desk, 'call'>, windowDir: string, pathname: string): Promise<Response> {
  const file = fileWithin(windowDir, pathname === '/' ? '/index.html' : pathname)
  const type = file && types[path.extname(file).toLowerCase()]
  if (!type) return notFound()
  try {
    const headers = {
      ...baseHeaders,
      'content-type': type,
      'content-security-policy': windowPolicy,
      // Vite puts a hash of the content into the names under assets/
      'cache-control': pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
    }
    const content = await readFile(file)
    return new Response(path.extname(file) === '.html' ? await inItsLanguage(desk, content) : content, { headers })
  } catch {
    return notFound()
  }
}

/** The built page says zh-CN; a desk that cannot tell its settings leaves it at that. */
async function inItsLanguage(desk: Pick<Desk, 'call'>, page: Buffer): Promise<string> {
  const { language } = await desk.call('settings.get', {}).catch(() => ({ language: 'zh-CN' as const }))
  return page.toString('utf8').replace('<html lang="zh-CN">', `<html lang="${language}">`)
}

/** @returns the file's absolute path, or undefined if the path does not stay inside the folder */
function fileWithin(folder: string, pathname: string): string | undefined {
  let name: string
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  // a backslash or colon means a path of its own on Windows
  if (/[\0\\:]/.test(name)) return undefined
  const root = path.resolve(folder)
  const file = path.resolve(root, `.${name}`)
  return file.startsWith(root + path.sep) ? file : undefined
}

function notFound(): Response {
  return new Response('找不到这个页面。', {
    status: 404,
    headers: { ...baseHeaders, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': windowPolicy },
  })
}
