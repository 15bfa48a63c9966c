import { type FormPart, formParts } from './parts.ts'

/** One field of a provider's form, filled in. */
export interface FillingField {
  /** unlike every other key of the sheet; the same as long as the client has the thing it is about */
  readonly key: string
  /** as the form calls it (zh-CN) */
  readonly label: string
  /** as the form wants it typed or chosen; '' = there is nothing */
  readonly value: string
  /** the field on the client's page, as findings name it */
  readonly path: string
  /** how the value looks while it is hidden; left out = nothing about it is personal */
  readonly masked?: string
  /** the form cannot be handed in without it, and the client's record lacks it */
  readonly missing: boolean
  /** what to know while filling it in (zh-CN); '' = nothing */
  readonly hint: string
}

export interface FillingSection {
  readonly key: string
  readonly part: FormPart
  readonly title: string
  /** e.g. that this is the same person as before (zh-CN); '' = nothing */
  readonly note: string
  readonly fields: readonly FillingField[]
}

type FieldName<P extends FormPart> = keyof (typeof formParts)[P]['fields'] & string

interface Given {
  /** the form may be handed in without it */
  readonly optional?: boolean
  readonly mask?: (value: string) => string
  readonly hint?: string
  /** sets several fields of one name apart */
  readonly nth?: string
  readonly label?: string
}

/** Builds the fields of one section. @param key of the section */
export function fieldsOf<P extends FormPart>(part: P, key: string) {
  const labels = formParts[part].fields as Readonly<Record<string, string>>
  return (name: FieldName<P>, value: string, path: string, given: Given = {}): FillingField => {
    const { optional = false, mask, hint = '', nth = '', label = labels[name] ?? name } = given
    return {
      key: `${key}.${name}${nth}`,
      label,
      value,
      path,
      ...(mask && value !== '' ? { masked: mask(value) } : {}),
      missing: value === '' && !optional,
      hint,
    }
  }
}
