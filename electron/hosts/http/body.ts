import type { IncomingMessage } from 'node:http'
import { maxFileBytes, unpackBytes } from '../../../domain/contract/index.ts'

/** Room for the rest of a call beside its file. */
const maxJsonBytes = 8 * 1024 * 1024

/** The request is larger than any call can be. */
export class BodyTooLarge extends Error {}

/** The request is not what a call looks like. */
export class BodyMalformed extends Error {}

/**
 * Reads a call's input: a JSON body, or multipart/form-data with the JSON in the field `input` and the bytes its
 * placeholders name in fields `bytes`, in order.
 * @throws BodyTooLarge | BodyMalformed
 */
export async function readInput(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? ''
  const isJson = /^application\/json\s*(;|$)/i.test(type)
  const isForm = /^multipart\/form-data\s*;/i.test(type)
  if (!isJson && !isForm) throw new BodyMalformed('content type')
  const body = await readBody(request, isJson ? maxJsonBytes : maxJsonBytes + maxFileBytes)
  try {
    if (isJson) return JSON.parse(body.toString('utf8'))
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    const input = form.get('input')
    if (typeof input !== 'string') throw new BodyMalformed('input field')
    const files = form.getAll('bytes').filter((part) => typeof part !== 'string')
    const parts = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
    return unpackBytes({ json: JSON.parse(input), parts })
  } catch (cause) {
    throw new BodyMalformed('body', { cause })
  }
}

/** Reads on to the end even when it is too much: a browser reads the refusal only once it has sent everything. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else chunks.length = 0
  }
  if (length > limit) throw new BodyTooLarge()
  return Buffer.concat(chunks)
}
