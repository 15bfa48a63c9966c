/** Something worth saying about a number that was read all the same (zh-CN message). */
export interface Notice {
  readonly code: string
  readonly message: string
}

/** What became of a text that should be a certain number: its parts and its one normal spelling, or why it is none. */
export type Parsed<V> =
  | {
      readonly ok: true
      readonly value: V
      /** the one spelling to store and to compare */
      readonly normal: string
      /** what the number says, for people (zh-CN) */
      readonly explanation: string
      readonly warnings: readonly Notice[]
    }
  | { readonly ok: false; readonly code: string; readonly reason: string }

export const accepted = <V>(
  value: V,
  normal: string,
  explanation: string,
  warnings: readonly Notice[] = [],
): Parsed<V> => ({ ok: true, value, normal, explanation, warnings })

export const refused = <V>(code: string, reason: string): Parsed<V> => ({ ok: false, code, reason })
