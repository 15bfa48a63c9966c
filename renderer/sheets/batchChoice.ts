let handedOver: readonly string[] = []

/** Clients chosen elsewhere, for the batch page that is opened next. */
export const chooseForBatch = (ids: readonly string[]): void => {
  handedOver = ids
}

/** What was chosen elsewhere, once: a batch page opened later begins with none. */
export function takeChosen(): readonly string[] {
  const taken = handedOver
  handedOver = []
  return taken
}
