import type { KeptFile } from '../desk/ports.ts'
import type { Db } from './database.ts'

/** Which files the records know: materials by way of their client, kept files (drawn sheets) and returned sheets on their own. */
export function createFileStore(db: Db) {
  const keep = db.prepare(`
    INSERT INTO kept_file (file_id, client_id, file_name, media_type) VALUES (@fileId, @clientId, @fileName, @mediaType)
    ON CONFLICT (file_id, client_id) DO UPDATE SET file_name = @fileName, media_type = @mediaType`)
  const columns = 'file_id AS fileId, client_id AS clientId, file_name AS fileName, media_type AS mediaType'
  const ofClient = db.prepare<[string], KeptFile>(`SELECT ${columns} FROM kept_file WHERE client_id = ? ORDER BY key`)
  const materials = `
    SELECT file_id AS fileId, client.id AS clientId, file_name AS fileName, media_type AS mediaType
    FROM material_file JOIN client ON client.key = client_key`
  const returned = `
    SELECT file_id AS fileId, client_id AS clientId, body ->> 'fileName' AS fileName, body ->> 'mediaType' AS mediaType
    FROM returned_sheet`
  const replaced = `
    SELECT replaced_file_id AS fileId, client_id AS clientId, body ->> '$.replaced.fileName' AS fileName,
      body ->> '$.replaced.mediaType' AS mediaType
    FROM returned_sheet`
  const find = db.prepare<[string, string, string, string], KeptFile>(
    `SELECT * FROM (${materials} WHERE file_id = ?) UNION ALL SELECT ${columns} FROM kept_file WHERE file_id = ?
     UNION ALL SELECT * FROM (${returned} WHERE file_id = ?)
     UNION ALL SELECT * FROM (${replaced} WHERE replaced_file_id = ?) LIMIT 1`,
  )
  const everything = db.prepare<[], KeptFile>(
    `${materials} UNION ALL SELECT ${columns} FROM kept_file UNION ALL ${returned}
     UNION ALL ${replaced} WHERE replaced_file_id <> ''`,
  )

  return {
    keep({ fileId, clientId, fileName, mediaType }: KeptFile): void {
      keep.run({ fileId, clientId, fileName, mediaType })
    },
    listOf: (clientId: string): KeptFile[] => ofClient.all(clientId),
    find: (fileId: string): KeptFile | undefined => find.get(fileId, fileId, fileId, fileId),
    referenced(): Map<string, string[]> {
      const clients = new Map<string, string[]>()
      for (const { fileId, clientId } of everything.all()) {
        clients.set(fileId, [...(clients.get(fileId) ?? []), clientId])
      }
      return clients
    },
  }
}
