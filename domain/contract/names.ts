/**
 * The names of every call the window can make. Kept apart from the schemas so that the sandboxed preload can carry the
 * list without carrying zod; `calls.ts` does not compile unless it describes exactly these.
 */
export const callNames = [
  'desk.describe',
  'desk.unlock',
  'desk.setPassphrase',
  'clients.list',
  'clients.ids',
  'clients.facets',
  'clients.bulk',
  'clients.undo',
  'clients.export',
  'clients.get',
  'clients.create',
  'clients.save',
  'clients.remove',
  'clients.reveal',
  'clients.import',
  'imports.read',
  'imports.check',
  'imports.commit',
  'materials.add',
  'materials.tell',
  'materials.assign',
  'materials.doubtful',
  'materials.inspect',
  'materials.override',
  'materials.remove',
  'sheets.keep',
  'sheets.standing',
  'returns.take',
  'returns.list',
  'returns.likely',
  'returns.place',
  'returns.undo',
  'returns.dismiss',
  'papers.templates',
  'papers.saveTemplate',
  'papers.resetTemplate',
  'papers.keep',
  'uploads.prepare',
  'uploads.bundle',
  'orders.list',
  'orders.filters',
  'orders.stats',
  'orders.open',
  'orders.act',
  'orders.undo',
  'orders.change',
  'orders.log',
  'workbench.list',
  'drafts.put',
  'drafts.list',
  'drafts.drop',
  'history.list',
  'rules.agency',
  'samples.load',
  'settings.get',
  'settings.set',
] as const
export type CallName = (typeof callNames)[number]

/** Where a host serves the vault's files to the window: `${filesPath}/<fileId>` and `${filesPath}/<fileId>/preview`. */
export const filesPath = '/files'

/** The largest file any door takes in, in bytes: an A4 page scanned in colour at 600 dpi with little compression fits. */
export const maxFileBytes = 60 * 1024 * 1024
