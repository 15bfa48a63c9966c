import { baseHeaders, noStore } from '../headers.ts'

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** For a visitor without the session: how to open the desk. Tells nothing of what is inside. */
export function howToOpenPage(status: 401 | 403): Response {
  return page(
    status,
    `<h1>备案台没有打开</h1>
<p>这个地址没有打开备案台的凭证：每个地址只能用一次，浏览器关闭后凭证也随之失效。</p>
<p>请在备案台所在的文件夹里重新运行 <code>npm start</code>，用它新给出的地址打开；已打开过的浏览器请回到原来的标签页。</p>`,
  )
}

/**
 * Leads on to the window by a step of our own page: a SameSite=Strict cookie set while coming from another site (a
 * terminal in the browser, a chat) is not sent along a redirect.
 */
export function enterPage(cookie: string): Response {
  const response = page(200, '<meta http-equiv="refresh" content="0;url=/"><p><a href="/">打开备案台</a></p>')
  response.headers.set('set-cookie', cookie)
  return response
}

function page(status: number, body: string): Response {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>备案台</title>
<style>body{font:16px/1.7 system-ui,sans-serif;max-width:36em;margin:15vh auto;padding:0 1em;color:#1f1f1f;background:#fff}</style>
${body}</html>`
  const headers = { ...baseHeaders, ...noStore, 'content-security-policy': policy }
  return new Response(html, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}
