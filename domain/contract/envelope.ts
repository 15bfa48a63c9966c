/**
 * How bytes travel beside JSON. A door that speaks JSON carries every Uint8Array of an input as a separate part and
 * leaves `{"$bytes": <index of the part>}` in its place, at any depth. Electron's IPC clones bytes and needs none of
 * this. See docs/doors.md.
 */
const placeholder = '$bytes'

export interface Envelope {
  /** the value with every Uint8Array replaced by its placeholder; safe for JSON.stringify */
  readonly json: unknown
  /** the parts, in the order of their index */
  readonly parts: readonly Uint8Array[]
}

/** Takes the bytes out of a value that is to be sent. */
export function packBytes(value: unknown): Envelope {
  const parts: Uint8Array[] = []
  const json = replace(value, (found) => {
    if (!(found instanceof Uint8Array)) return undefined
    parts.push(found)
    return { [placeholder]: parts.length - 1 }
  })
  return { json, parts }
}

/**
 * Puts the bytes back.
 * @throws RangeError where a placeholder names a part that did not arrive
 */
export function unpackBytes({ json, parts }: Envelope): unknown {
  return replace(json, (found) => {
    if (!isRecord(found) || !Object.hasOwn(found, placeholder) || Object.keys(found).length !== 1) return undefined
    const index = found[placeholder]
    const part = typeof index === 'number' ? parts[index] : undefined
    if (part === undefined) throw new RangeError(`no part ${String(index)} for a ${placeholder} placeholder`)
    return part
  })
}

/** Walks plain objects and arrays; `swap` returns what to put in a value's place, or undefined to look inside it. */
function replace(value: unknown, swap: (found: unknown) => unknown): unknown {
  const swapped = swap(value)
  if (swapped !== undefined) return swapped
  if (Array.isArray(value)) return value.map((item) => replace(item, swap))
  if (!isRecord(value)) return value
  // fromEntries defines properties, so a key called __proto__ stays a plain key and cannot reach the prototype
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, swap)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
}
