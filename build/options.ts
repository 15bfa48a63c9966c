import { parseArgs } from 'node:util'

/** A command line that cannot be followed; the message says what is possible. */
export class BadOptions extends Error {}

/**
 * Reads `--data DIR` and `--port N`.
 * @throws BadOptions
 */
export function readOptions(args: string[]): { data?: string; port?: number } {
  const usage = '可用：--data 文件夹、--port 端口号（1–65535，0 为任意空闲端口）'
  try {
    const { values } = parseArgs({ args, options: { data: { type: 'string' }, port: { type: 'string' } } })
    if (values.port === undefined) return { data: values.data }
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535) throw new Error(`--port ${values.port}`)
    return { data: values.data, port: Number(values.port) }
  } catch (cause) {
    throw new BadOptions(`${cause instanceof Error ? cause.message : cause}\n${usage}`, { cause })
  }
}
