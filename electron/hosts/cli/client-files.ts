import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { DeskRefusal } from '../../../domain/contract/index.ts'
import type { Client, Material } from '../../../domain/model/index.ts'
import type { Inspector } from '../../desk/ports.ts'
import { readClientFile } from '../../transfer/index.ts'
import { readNamedFile } from './named-file.ts'
import type { Terminal } from './terminal.ts'

/** The clients of a CLIENT.json, xlsx or csv; rows left out are told on the notes. */
export async function readClients(path: string, terminal: Terminal): Promise<{ clients: Client[]; leftOut: number }> {
  const { clients, errors } = await readClientFile(await readNamedFile(path), basename(path))
  for (const { row, column, message } of errors) terminal.note(`第 ${row} 行 ${column}：${message}`)
  return { clients: clients.map(({ client }) => client), leftOut: errors.length }
}

/** Where a scan named by `materials[].source` lies beside the client file, if it is there. */
export function scanBeside(clientFile: string, source: string): string | undefined {
  const path = resolve(dirname(clientFile), source)
  return existsSync(path) ? path : undefined
}

/** A client whose scans beside the file have been looked at, so that the rules can speak of them. */
export async function withScansInspected(client: Client, clientFile: string, inspector: Inspector): Promise<Client> {
  const look = async (material: Material): Promise<Material> => {
    const { source, inspection } = material
    const path = source && !inspection ? scanBeside(clientFile, source) : undefined
    if (!path) return material
    try {
      return { ...material, inspection: await inspector.inspect(await readNamedFile(path), material.kind) }
    } catch (error) {
      if (!(error instanceof DeskRefusal)) throw error
      const { code, message } = error.refusal
      return { ...material, unreadable: { code, message } }
    }
  }
  return { ...client, materials: await Promise.all(client.materials.map(look)) }
}
