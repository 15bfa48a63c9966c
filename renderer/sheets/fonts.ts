import type { SheetFonts } from '../sheet/index.ts'

let fonts: Promise<SheetFonts> | undefined

async function fetchFonts(address: string): Promise<SheetFonts> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`字体读不到（${response.status}）`)
  return { regular: new Uint8Array(await response.arrayBuffer()) }
}

/** The sheets' font, fetched once for each worker, from the window's own files; a failure is not remembered. */
export function loadFonts(address: string): Promise<SheetFonts> {
  fonts ??= fetchFonts(address).catch((error) => {
    fonts = undefined
    throw error
  })
  return fonts
}
