import { fileURLToPath } from 'node:url'
import { DeskRefusal, inSentences } from '../../domain/contract/index.ts'
import manifest from '../../package.json' with { type: 'json' }
import { readAgencyRules } from '../desk/agency-rules.ts'
import { systemClock } from '../desk/clock.ts'
import { createDesk, type Desk, type DeskPorts } from '../desk/desk.ts'
import { lockedDesk } from '../desk/locked-desk.ts'
import { createInspector } from '../inspect/inspector.ts'
import { dataFolder, type KeyAccess, type Keyring, openKeyring } from '../keyring/index.ts'
import { type EmbeddedPortfolio, openPortfolio } from '../portfolio/index.ts'
import { type EncryptedVault, openVault } from '../vault/index.ts'

export interface Stores {
  readonly keyring: Keyring
  readonly portfolio: EmbeddedPortfolio
  readonly vault: EncryptedVault
}

/**
 * Opens what lies in a data folder: its key, its records, its files.
 * @param access ways to the key, and whether a folder that is not there yet is made
 * @throws DeskRefusal 'locked' | 'wrong-passphrase' | 'not-found' | 'storage'
 */
export async function openStores(dataDir: string, access: KeyAccess & { create: boolean }): Promise<Stores> {
  const keyring = await openKeyring(dataDir, access)
  const folder = dataFolder(dataDir)
  const portfolio = await openPortfolio(folder.database, keyring.keys.database)
  try {
    return { keyring, portfolio, vault: await openVault(folder.vault, keyring.keys.vault) }
  } catch (error) {
    await portfolio.close()
    throw error
  }
}

export interface OpenDeskOptions extends KeyAccess {
  readonly dataDir: string
  readonly door: DeskPorts['door']
  readonly settings: DeskPorts['settings']
  /** the scan checks' worker: a .ts file from source, a bundled .js file in the packaged app */
  readonly worker: URL
  /** clients.json and scans/ of the sample clients; from source they lie in assets/samples */
  readonly samplesDir?: string
}

/**
 * Opens the desk on a data folder, making the folder where there is none. Where its key cannot be had (another
 * machine, a new profile), a desk with a window comes up locked and asks for the passphrase; a headless one refuses.
 */
export async function openDesk(options: OpenDeskOptions): Promise<Desk> {
  const { door, settings, worker } = options
  const rulesFolder = dataFolder(options.dataDir).rules
  const about = { version: manifest.version, door, settings, clock: systemClock }

  const open = async (passphrase: string | undefined): Promise<Desk> => {
    const { keychain, keysFolder } = options
    const { keyring, portfolio, vault } = await openStores(options.dataDir, {
      keychain,
      keysFolder,
      passphrase,
      create: true,
    })
    // A folder brought from another machine: from now on this machine's keychain opens it without the passphrase.
    if (passphrase !== undefined && (await keychain?.available())) await keyring.addKeychain()
    return createDesk({
      ...about,
      portfolio,
      vault,
      inspector: createInspector({ worker }),
      agencyRules: { ...(await readAgencyRules(rulesFolder)), folder: rulesFolder },
      papersFolder: dataFolder(options.dataDir).papers,
      samplesDir: options.samplesDir ?? fileURLToPath(new URL('../../assets/samples', import.meta.url)),
      protection: () => keyring.protection,
      setPassphrase: (secret) => keyring.setPassphrase(secret),
    })
  }

  try {
    return await open(options.passphrase)
  } catch (error) {
    const locked = error instanceof DeskRefusal && error.refusal.code === 'locked'
    if (!locked || door === 'headless') throw error
    const words = inSentences(error.refusal.message, error.refusal.remedy)
    const protection = () => ({ keychain: false, passphrase: true, keyFile: false, words })
    return lockedDesk({ ...about, protection }, open)
  }
}
