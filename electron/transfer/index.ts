/**
 * Transfer: what goes into and out of the desk as a whole.
 *
 *   readClientFile   CLIENT.json, .xlsx and .csv in; a client is whole or left out, and every fault is named
 *   exportFile       all clients out as CLIENT.json, .xlsx or .csv (readable by anyone: said so)
 *   backup           one archive of everything, encrypted as it lies; may run while the desk is writing
 *   restore          a backup into an empty folder, verified before it is moved into place
 *   verify           opens everything in a data folder and names what is wrong
 *
 * `table/` knows the columns of a client table, in agencies' own words too; `columns.ts` is the list.
 */
export { type BackupReport, backup } from './backup.ts'
export { clientSheet } from './client-sheet.ts'
export { type ExportReport, exportClients, exportFile, withoutFiles, writeClients } from './export.ts'
export type { ImportFault, ReadClients } from './import-result.ts'
export { columnChoices, openTable, readTableRow } from './open-table.ts'
export { readClientFile } from './read-client-file.ts'
export { type RestoreReport, restore } from './restore.ts'
export { sameHeading } from './table/guess-columns.ts'
export { type VerifyReport, verify } from './verify.ts'
