import type { CallOutput, CallRequest } from '../../domain/contract/index.ts'
import type { Client } from '../../domain/model/index.ts'
import { withoutFiles, writeClients } from '../transfer/index.ts'
import { clientOrRefuse, type DeskContext, historyLine } from './context.ts'
import type { HeldFile } from './uploads.ts'

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
}

/**
 * Writes chosen clients to a file and holds it for the window to fetch; see the call `clients.export`.
 * @throws DeskRefusal 'not-found' where one of them is gone
 */
export async function exportChosen(
  desk: DeskContext,
  { ids, format }: CallRequest<'clients.export'>,
  hold: (file: HeldFile) => string,
): Promise<CallOutput<'clients.export'>> {
  const clients: Client[] = []
  for (const id of ids) clients.push(withoutFiles(await clientOrRefuse(desk, id)))
  const fileName = `客户-${clients.length}个-${desk.clock.today()}.${format}`
  const bytes = await writeClients(clients, format)
  await desk.portfolio.addHistoryLines(
    clients.map(({ id }) => historyLine(desk, id, 'client.exported', `导出了资料：${fileName}`)),
  )
  return { fileId: hold({ clientId: '', materialId: '', fileName, mediaType: mediaTypes[format], bytes }), fileName }
}
