import { extname } from 'node:path'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import type { Client, ClientFile } from '../../domain/model/index.ts'
import type { EmbeddedPortfolio } from '../portfolio/index.ts'
import { storageRefusal, writeFileAtomic } from '../vault/index.ts'
import { writeCsv, writeXlsx } from './write-table.ts'

export interface ExportReport {
  readonly clients: number
  /** ids of records that could not be read and are not in the file */
  readonly leftOut: string[]
  /** what the clerk should know of the file, zh-CN */
  readonly notes: string[]
}

/** All clients as CLIENT.json holds them: materials keep what they are and how they were judged, the scans stay here. */
export async function exportClients(portfolio: Pick<EmbeddedPortfolio, 'allClients'>): Promise<ClientFile> {
  const clients: Client[] = []
  for await (const client of portfolio.allClients()) clients.push(withoutFiles(client))
  return { clients }
}

export const withoutFiles = (client: Client): Client => ({
  ...client,
  materials: client.materials.map(({ source: _, ...material }) => ({ ...material, fileId: '' })),
})

/** Clients as a file's content; what refers to files of this desk has been taken out before (`withoutFiles`). */
export async function writeClients(clients: readonly Client[], format: 'xlsx' | 'csv' | 'json'): Promise<Uint8Array> {
  if (format === 'xlsx') return writeXlsx(clients)
  if (format === 'csv') return writeCsv(clients)
  return Buffer.from(`${JSON.stringify({ clients }, null, 1)}\n`)
}

const plainText = '导出的文件没有加密，内有证件号码和手机号码，请妥善保管，用完删除。'
const tableOnly =
  '表格一行一个客户，只有主体、三类负责人和网站的主要字段；要完整搬到另一台电脑，请导出 .json 或用备份（backup）。'

/**
 * Writes all clients to a file: .xlsx and .csv as a table, everything else as JSON. Whole or not at all.
 * @throws DeskRefusal 'storage' where it cannot be written, 'invalid-input' for a name that promises something else
 */
export async function exportFile(portfolio: EmbeddedPortfolio, outFile: string): Promise<ExportReport> {
  const kind = extname(outFile).toLowerCase()
  if (['.xls', '.pdf', '.doc', '.docx', '.zip'].includes(kind)) throw otherKind(kind)
  const file = await exportClients(portfolio)
  const isTable = kind === '.xlsx' || kind === '.csv'
  const bytes = await writeClients(file.clients, isTable ? (kind === '.csv' ? 'csv' : 'xlsx') : 'json')
  try {
    await writeFileAtomic(outFile, bytes)
  } catch (error) {
    throw storageRefusal('导出', error)
  }
  const broken = await portfolio.listQuarantined()
  return {
    clients: file.clients.length,
    leftOut: [...new Set(broken.map(({ clientId }) => clientId))],
    notes: isTable ? [plainText, tableOnly] : [plainText],
  }
}

const otherKind = (kind: string) =>
  new DeskRefusal('invalid-input', `不能导出成 ${kind} 文件。`, '请用 .json、.xlsx 或 .csv 作文件名结尾。')
