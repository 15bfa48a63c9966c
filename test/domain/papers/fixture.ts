import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { type ComposedPaper, type PaperTemplate, paperTemplateSchema, type Runs } from '../../../domain/papers/index.ts'

/** An invented company whose site is answered for by somebody else than its 法人. */
export function companyOf(
  province: string,
  change: { subjectLead?: boolean; sites?: number; name?: string } = {},
): Client {
  const { subjectLead = false, sites = 1, name = '样例茶业' } = change
  return clientSchema.parse({
    id: 'c1',
    subject: {
      name: '杭州样例茶业有限公司',
      licenceNumber: '91330100MA00000X0K',
      province,
      city: '杭州市',
      district: '西湖区',
      address: '样例路 1 号 201 室',
    },
    people: [
      { id: 'p1', roles: ['legal-representative', ...(subjectLead ? [] : ['subject-lead'])], name: '林样例' },
      {
        id: 'p2',
        roles: [...(subjectLead ? ['subject-lead'] : []), 'service-lead'],
        name: '王样例',
        idNumber: '110105194912310029',
        mobile: '15400002201',
      },
    ],
    services: Array.from({ length: sites }, (_, i) => ({
      id: `s${i + 1}`,
      name: `${name}${i + 1}`,
      domains: [{ name: `sample-tea-${i + 1}.cn` }],
    })),
  })
}

/** A template with just these blocks. */
export const templateOf = (blocks: readonly object[], change: object = {}): PaperTemplate =>
  paperTemplateSchema.parse({
    kind: 'paper',
    key: 'sample-paper',
    name: '样例文书',
    date: '2026-11-25',
    origin: { wording: 'ours', title: '样例', date: '2026-11-25' },
    need: 'none',
    slot: 'other',
    title: '样例文书',
    blocks: blocks.map((block, i) => ({ id: `b${i}`, ...block })),
    ...change,
  })

/** Runs as one text, lines to write on as underscores. */
export const textOfRuns = (runs: Runs): string => runs.map((run) => (run.kind === 'line' ? '＿' : run.text)).join('')

/** All the words of a paper's blocks that are one stretch of text. */
export const textOfPaper = ({ blocks }: ComposedPaper): string =>
  blocks.map((block) => ('runs' in block ? textOfRuns(block.runs) : '')).join('\n')
