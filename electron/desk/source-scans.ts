import { basename } from 'node:path'
import type { Client, Material } from '../../domain/model/index.ts'
import type { DeskContext } from './context.ts'
import { mediaTypeOf } from './media-type.ts'

/** Reads a scan that a client file names in `materials[].source`; undefined where it is not there. */
export type ReadScan = (source: string) => Promise<Uint8Array | undefined>

/** Moves the scans a client file names into the vault; entries whose scan is not there are dropped. */
export async function keepSourceScans(desk: DeskContext, client: Client, readScan: ReadScan): Promise<Client> {
  const kept = await Promise.all(client.materials.map((material) => keepScan(desk, material, readScan)))
  return { ...client, materials: kept.filter((material) => material !== undefined) }
}

async function keepScan(desk: DeskContext, material: Material, readScan: ReadScan): Promise<Material | undefined> {
  const { source, inspection: _stale, unreadable: _why, ...rest } = material
  const bytes = source ? await readScan(source) : undefined
  if (!source || !bytes) return undefined
  return {
    ...rest,
    fileId: await desk.vault.put(bytes),
    fileName: material.fileName || basename(source),
    mediaType: mediaTypeOf(bytes),
    size: bytes.byteLength,
    addedAt: desk.clock.now().toISOString(),
  }
}

/** Puts every scan of a freshly stored client in line for its checks. */
export function queueScans(desk: DeskContext, client: Client): void {
  for (const { id, inspection, unreadable, fileId } of client.materials) {
    if (fileId && !inspection && !unreadable) desk.queue.add({ clientId: client.id, materialId: id })
  }
}

/** Puts the scans that an earlier version of the checks judged behind all others; until then its verdict stands. */
export function queueOutdated(desk: DeskContext, client: Client): void {
  for (const { id, inspection, fileId } of client.materials) {
    if (fileId && inspection && inspection.version < desk.inspector.version) {
      desk.queue.add({ clientId: client.id, materialId: id }, 'later')
    }
  }
}
