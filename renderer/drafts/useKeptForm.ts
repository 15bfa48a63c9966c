import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { DraftKind } from '../../domain/contract/index.ts'
import { drop, keep, useKept } from './kept.ts'

/** What a form belongs to. */
interface About {
  readonly kind: DraftKind
  /** which one of its kind, e.g. an order's id */
  readonly id: string
  /** '' = no client's */
  readonly clientId: string
  /** where it is opened again: a location hash */
  readonly place: string
}

export interface KeptForm<T> {
  readonly values: T
  /** the values as they are by now, for handlers that a list calls with what stood on screen before */
  now(): T
  /** @param part what changes, or what makes it of what stands there by then */
  change(part: Partial<T> | ((now: T) => Partial<T>)): void
  /** what was typed has been saved, or is not wanted: the form is as it begins */
  clear(): void
  /** when what stands here was typed, where it was typed before the form was opened; undefined otherwise */
  readonly since: Since | undefined
}
export interface Since {
  /** ISO 8601 instant; '' = in this window */
  readonly at: string
  readonly by: string
}

/**
 * A form whose contents are still there when the person comes back to it, be it after a crash.
 * @param schema gives the empty form from {}; contents of an older program that do not fit it any more are left
 */
export function useKeptForm<T extends object>(about: About, schema: z.ZodType<T>): KeptForm<T> {
  const key = `${about.kind}/${about.id}`
  const [begin] = useState(() => {
    const { left, begun } = useKept.getState()
    const found = left.get(key) ?? begun.get(key)
    const content = found && readBody(found.body, schema)
    const { at = '', by = '' } = left.get(key) ?? {}
    return { empty: schema.parse({}), content, since: content && { at, by } }
  })
  const [values, setValues] = useState(begin.content ?? begin.empty)
  const latest = useRef(values)
  const set = (next: T) => {
    latest.current = next
    setValues(next)
  }
  const [since, setSince] = useState<Since | undefined>(begin.since)

  return {
    values,
    now: () => latest.current,
    since,
    change(part) {
      const now = latest.current
      const next = { ...now, ...(typeof part === 'function' ? part(now) : part) }
      const body = JSON.stringify(next)
      set(next)
      if (body === JSON.stringify(begin.empty)) {
        setSince(undefined)
        drop(key)
      } else keep({ key, kind: about.kind, clientId: about.clientId, place: about.place, body })
    },
    clear() {
      set(begin.empty)
      setSince(undefined)
      drop(key)
    },
  }
}

/** A draft's body as the schema has it; undefined where an older program wrote it otherwise. */
export function readBody<T>(body: string, schema: z.ZodType<T>): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
