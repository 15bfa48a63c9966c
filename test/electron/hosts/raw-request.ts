import { request } from 'node:http'

export interface RawAnswer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
  readonly text: string
}

/** A request with exactly these headers: fetch would set, normalise or forbid some, and the path would lose its dots. */
export function rawRequest(
  origin: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const body = Buffer.concat(chunks)
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString('utf8') })
        })
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(options.body)
  })
}

/** Opens the session the way a browser does. @returns the Cookie header */
export async function enter(host: { url: string; origin: string }): Promise<string> {
  const { search } = new URL(host.url)
  const { status, headers } = await rawRequest(host.origin, `/${search}`)
  if (status !== 303) throw new Error(`the address did not open the desk: ${status}`)
  return String(headers['set-cookie']).split(';')[0]!
}
