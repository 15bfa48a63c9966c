import { PDFDocument } from 'pdf-lib'
import type { Client, Material } from '../../domain/model/index.ts'
import type { Encoding } from '../../test/paper/capture/encode.ts'
import type { CapturePlan } from '../../test/paper/capture/plan.ts'
import { type Picture, shoot } from '../../test/paper/capture/shoot.ts'
import { random } from '../../test/paper/random.ts'
import type { Truth } from '../../test/paper/truth.ts'
import { samplePaper } from './papers.ts'
import { type ScanPlan, scanPlans } from './plans.ts'

/** What a good clerk says of one sample scan: used by tests and by the demo's summary. */
export interface Expectation {
  readonly clientId: string
  readonly materialId: string
  readonly kind: Material['kind']
  /** whether the bureau would take it in its place */
  readonly verdict: 'pass' | 'fail'
  /** zh-CN; '' where nothing is wrong */
  readonly why: string
  /** one entry a page */
  readonly pages: readonly Pick<
    Truth,
    'width' | 'height' | 'dpi' | 'colour' | 'seal' | 'clarity' | 'codes' | 'borderline' | 'sealBoxes'
  >[]
}

export interface SampleScan {
  readonly bytes: Uint8Array
  readonly expectation: Expectation
}

const plainCapture: CapturePlan = { device: 'scan', photocopied: false, mode: 'colour', fault: 'none', dpi: 150 }
const plainFile: Encoding = {
  mediaType: 'image/jpeg',
  quality: 76,
  fullChroma: false,
  singleChannel: false,
  orientation: 1,
  density: 0,
}

/** File name of a scan without its folder. */
export const scanName = ({ source }: Pick<Material, 'source'>): string => source?.split('/').pop() ?? ''

async function takePicture(client: Client, material: Material, plan: ScanPlan, pageNumber: number): Promise<Picture> {
  const rnd = random(`sample/${scanName(material)}/${plan.take ?? 0}/${pageNumber}`)
  const capture = { ...plainCapture, ...plan.capture }
  const paper = await samplePaper(rnd.fork('paper'), client, material, plan.marking ?? {}, capture.dpi, pageNumber)
  const density = capture.device === 'scan' ? Math.round(capture.dpi) : 0
  return shoot(paper, rnd.fork('shoot'), capture, { ...plainFile, density, ...plan.file })
}

/** Pictures bound into one PDF, as scanners write them: each page as large as its paper. */
async function bindPdf(pictures: readonly Picture[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  // Dates of the run would make every PDF differ from the last.
  const day = new Date('2026-11-20T00:00:00Z')
  pdf.setCreationDate(day)
  pdf.setModificationDate(day)
  for (const { bytes, truth } of pictures) {
    const image = await pdf.embedJpg(bytes)
    const points = (pixels: number): number => (pixels / truth.dpi) * 72
    const page = pdf.addPage([points(truth.width), points(truth.height)])
    page.drawImage(image, { x: 0, y: 0, width: page.getWidth(), height: page.getHeight() })
  }
  return pdf.save()
}

const round = (value: number): number => Math.round(value * 100) / 100

const told = ({ truth }: Picture): Expectation['pages'][number] => ({
  width: truth.width,
  height: truth.height,
  dpi: Math.round(truth.dpi),
  colour: truth.colour,
  seal: truth.seal,
  clarity: truth.clarity,
  codes: truth.codes,
  borderline: truth.borderline,
  sealBoxes: truth.sealBoxes.map((box) => ({ ...box, visible: round(box.visible), strength: round(box.strength) })),
})

/**
 * Draws the scan behind one material of a sample client.
 * @throws Error where no plan is written down for it
 */
export async function drawSample(client: Client, material: Material): Promise<SampleScan> {
  const name = scanName(material)
  const plan = scanPlans[name]
  if (plan === undefined) throw new Error(`no plan says how ${name} is drawn`)
  const pictures: Picture[] = []
  for (let pageNumber = 0; pageNumber < (plan.pages ?? 1); pageNumber++)
    pictures.push(await takePicture(client, material, plan, pageNumber))
  const bytes = name.endsWith('.pdf') ? await bindPdf(pictures) : pictures[0]!.bytes
  const { verdict, why = '' } = plan
  return {
    bytes,
    expectation: {
      clientId: client.id,
      materialId: material.id,
      kind: material.kind,
      verdict,
      why,
      pages: pictures.map(told),
    },
  }
}
