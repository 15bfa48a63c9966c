let waiting: { readonly clientId: string; readonly files: readonly File[] } | undefined

/** A folder dropped on the list, for the page of the client it names. */
export const handFolder = (clientId: string, files: readonly File[]): void => {
  waiting = { clientId, files }
}

/** The folder that was dropped for this client, once. */
export function takeFolder(clientId: string): readonly File[] {
  if (waiting?.clientId !== clientId) return []
  const { files } = waiting
  waiting = undefined
  return files
}
