import { join } from 'node:path'

/** Where everything lies inside a data folder. */
export interface DataFolder {
  readonly keyring: string
  readonly database: string
  readonly vault: string
  /** the agency's own rule packs and holiday notices, plain .json files that a person writes */
  readonly rules: string
  /** the agency's own paper templates, plain .json files too */
  readonly papers: string
}

export const dataFolder = (dir: string): DataFolder => ({
  keyring: join(dir, 'keyring.json'),
  database: join(dir, 'portfolio.db'),
  vault: join(dir, 'vault'),
  rules: join(dir, 'rules'),
  papers: join(dir, 'papers'),
})
