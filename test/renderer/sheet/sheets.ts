import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Client, clientSchema, type SubjectKind } from '../../../domain/model/index.ts'
import { shippedPacks } from '../../../domain/rules/packs/index.ts'
import { drawSheets, type SheetFonts, type SheetLayout, type SheetRequest } from '../../../renderer/sheet/index.ts'

/** path of the font that sheets are set in */
export const fontPath = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)
export const fonts: SheetFonts = { regular: readFileSync(fontPath) }

/** A request as the packs that ship with the desk fill it in. */
export const byShipped = (request: Omit<SheetRequest, 'packs'>): SheetRequest => ({ ...request, packs: shippedPacks })

/** Draws sheets as the packs that ship with the desk have them. */
export const drawShipped = (
  requests: readonly Omit<SheetRequest, 'packs'>[],
  from: SheetFonts,
  layout?: SheetLayout,
): Promise<Uint8Array> => drawSheets(requests.map(byShipped), from, layout)

/** A client with one site for each list of domains. */
export function clientOf(
  name: string,
  sites: readonly (readonly string[])[],
  { kind = 'enterprise', province = '浙江省', registrar = '' }: Partial<Sketch> = {},
): Client {
  return clientSchema.parse({
    id: 'c1',
    subject: { kind, name, province },
    services: sites.map((domains, i) => ({
      id: `s${i + 1}`,
      name: `网站${i + 1}`,
      domains: domains.map((domain) => ({ name: domain, registrar })),
    })),
  })
}
interface Sketch {
  readonly kind: SubjectKind
  readonly province: string
  readonly registrar: string
}
