import type { Client } from '../model/index.ts'
import { safeFileName } from '../sheet/file-name.ts'

/** Name for a paper's PDF: 网站负责人授权书（王样例）-杭州样例茶业有限公司.pdf. */
export const paperFileName = (label: string, client: Client): string =>
  safeFileName([label, client.subject.name], '.pdf')
