import { DeskRefusal } from '../../domain/contract/refusal.ts'
import type { Portfolio } from '../desk/ports.ts'
import { isErrno, storageRefusal } from '../vault/index.ts'
import { createClientStore, type QuarantinedClient } from './clients.ts'
import { openDatabase } from './database.ts'
import { createDraftStore } from './drafts.ts'
import { createFileStore } from './files.ts'
import { createHistoryStore } from './history.ts'
import { migrate } from './migrations.ts'
import { createOrderListing } from './orders.ts'
import { createPrintedSheetStore } from './printed-sheets.ts'
import { createReturnedSheetStore } from './returned-sheets.ts'
import { createToldStore } from './told.ts'
import { createWorkListing } from './work.ts'

export type { QuarantinedClient } from './clients.ts'

/** The portfolio in one encrypted SQLite file, with what `verify` needs beyond the desk's port. */
export interface EmbeddedPortfolio extends Portfolio {
  /** records that did not validate when they were read, kept as they were */
  listQuarantined(): Promise<QuarantinedClient[]>
  /** every file any record refers to, with the clients that do */
  referencedFiles(): Promise<Map<string, string[]>>
  /** SQLite's own check of every page and index; [] = sound. Takes seconds on a large portfolio. */
  checkIntegrity(): Promise<string[]>
}

/**
 * Opens the portfolio, making or migrating it where needed.
 * @param key the database sub-key, 32 bytes (`keyring.keys.database`)
 * @throws DeskRefusal 'storage' where the key does not fit, the file is damaged, or a newer program wrote it
 */
export async function openPortfolio(file: string, key: Uint8Array): Promise<EmbeddedPortfolio> {
  const db = openDatabase(file, key)
  try {
    await migrate(db, file)
  } catch (error) {
    db.close()
    throw error
  }
  const history = createHistoryStore(db)
  const files = createFileStore(db)
  const sheets = createPrintedSheetStore(db, history)
  const returns = createReturnedSheetStore(db, history)
  const clients = createClientStore(db, history)
  const orders = createOrderListing(db)
  const drafts = createDraftStore(db)
  const told = createToldStore(db)
  const work = createWorkListing(db)

  /** Every call is short and synchronous inside; what goes wrong in it comes out as words. */
  const call =
    <A extends unknown[], T>(doing: string, run: (...args: A) => T) =>
    async (...args: A): Promise<T> => {
      try {
        return run(...args)
      } catch (error) {
        throw db.open ? storageRefusal(doing, error) : closed()
      }
    }

  return {
    listClients: call('读取客户列表', clients.list),
    listClientIds: call('读取客户列表', clients.ids),
    clientFacets: call('读取客户列表', clients.facets),
    changeMarks: call('批量修改', clients.changeMarks),
    restoreMarks: call('撤销批量修改', clients.restoreMarks),
    listIdentities: call('读取客户列表', clients.identities),
    getClient: call('读取客户资料', clients.get),
    putClient: call('保存客户资料', clients.put),
    addClients: call('保存客户资料', clients.addAll),
    putMaterials: call('保存材料', clients.putMaterials),
    putRows: call('更新客户列表', clients.putRows),
    listOrders: call('读取订单', orders.list),
    orderOptions: call('读取订单', orders.options),
    orderFigures: call('读取订单', orders.figures),
    listWork: call('读取工作台', work),
    workLaw: call('读取工作台', clients.workLaw),
    noteWorkLaw: call('更新工作台', clients.noteWorkLaw),
    removeClient: call('删除客户', clients.remove),
    allClients: clients.all,
    countClients: call('读取客户列表', clients.count),
    revision: call('读取修订号', clients.revision),
    addHistory: call('写入操作记录', history.add),
    addHistoryLines: call('写入操作记录', history.addAll),
    listHistory: call('读取操作记录', history.list),
    keepFile: call('登记文件', files.keep),
    listKeptFiles: call('读取文件登记', files.listOf),
    notePrintedSheets: call('登记核验单', sheets.note),
    findPrintedSheet: call('读取核验单登记', sheets.find),
    listPrintedSheets: call('读取核验单登记', sheets.listOf),
    newestPrinted: call('读取核验单登记', sheets.newest),
    putReturned: call('登记回收的核验单', returns.put),
    getReturned: call('读取回收的核验单', returns.get),
    findReturned: call('读取回收的核验单', returns.findByFile),
    listReturned: call('读取回收的核验单', returns.list),
    removeReturned: call('移出回收的核验单', returns.remove),
    putDraft: call('保留没保存的改动', drafts.put),
    listDrafts: call('读取没保存的改动', drafts.list),
    dropDrafts: call('清除没保存的改动', drafts.drop),
    toldNotices: call('读取提醒记录', told.all),
    noteTold: call('记下已提醒', told.note),
    findFile: call('读取文件登记', files.find),
    listQuarantined: call('读取隔离的记录', clients.quarantined),
    referencedFiles: call('读取文件登记', files.referenced),
    checkIntegrity: call('检查客户数据库', () => {
      const lines = db.pragma('integrity_check') as { integrity_check: string }[]
      return lines.map((line) => line.integrity_check).filter((line) => line !== 'ok')
    }),
    async close() {
      if (!db.open) return
      try {
        // what is acknowledged is safe either way; this only keeps the folder tidy for whoever copies it
        db.pragma('wal_checkpoint(TRUNCATE)')
      } catch (error) {
        if (!isErrno(error, 'SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_READONLY')) throw error
      } finally {
        db.close()
      }
    },
  }
}

const closed = () => new DeskRefusal('storage', '客户数据库已经关闭。', '请重新打开备案台。')
