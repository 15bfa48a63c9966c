import type { FillingField, FillingSection } from './field.ts'
import { type FormOrderName, standardOrder } from './parts.ts'

/** Where a name stands in an order; what is not named comes after everything that is. */
const placeIn = (order: readonly string[], name: string): number => {
  const place = order.indexOf(name)
  return place === -1 ? order.length : place
}

/** A part stands where it or the first of its fields is named, else behind the named ones in the standard order. */
function placeOfPart(order: readonly FormOrderName[], part: string): number {
  const named = order.findIndex((name) => name === part || name.startsWith(`${part}.`))
  return named === -1 ? order.length + placeIn(standardOrder, part) : named
}

/**
 * Sections and their fields in a form's order.
 * @param order parts and fields as the form has them; empty = the standard order
 */
export function inFormOrder(
  sections: readonly FillingSection[],
  order: readonly FormOrderName[],
): readonly FillingSection[] {
  const place = ({ part }: FillingSection) => placeOfPart(order, part)
  return sections
    .map((section) => ({ ...section, fields: fieldsInOrder(section, order) }))
    .sort((one, other) => place(one) - place(other))
}

/** What is named of a section comes first; fields of a list keep together and in their own order. */
function fieldsInOrder({ key, part, fields }: FillingSection, order: readonly FormOrderName[]): FillingField[] {
  const place = (field: FillingField) => {
    const name = field.key.slice(key.length + 1).split('.')[0]
    return placeIn(order, `${part}.${name}`)
  }
  return [...fields].sort((one, other) => place(one) - place(other))
}

/** Which of two groups of parts a form has first. */
export const firstPlace = (sections: readonly FillingSection[], order: readonly FormOrderName[]): number =>
  Math.min(...sections.map(({ part }) => placeOfPart(order, part)))
