import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fromRoot } from '../../build/paths.ts'

const config = readFileSync(fromRoot('build/electron-builder.yml'), 'utf8')
/** The indented lines under a key of the top level. */
const block = (key: string) => new RegExp(`^${key}:\\n((?: .*\\n)+)`, 'm').exec(config)?.[1] ?? ''

describe('the package', () => {
  it('switches off in the binary what the desk never uses, and switches its protections on', () => {
    const fuses = Object.fromEntries(
      [...block('electronFuses').matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, on]) => [name, on]),
    )
    expect(fuses).toEqual({
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableCookieEncryption: 'true',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
    })
  })

  it('leaves every package that brings a binary of its own outside the archive', () => {
    const { packages } = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; devOptional?: boolean; os?: string[]; hasInstallScript?: boolean }>
    }
    const native = Object.entries(packages)
      .filter(
        ([place, { dev, devOptional, os, hasInstallScript }]) =>
          place !== '' && !dev && !devOptional && (os || hasInstallScript),
      )
      .map(([place]) => place)
    expect(native.length).toBeGreaterThan(0)
    const unpacked = [...block('asarUnpack').matchAll(/- (\S+)\/\*\*$/gm)].map((match) => match[1]!)
    const inside = native.filter((place) => !unpacked.some((folder) => `${place}/`.startsWith(`${folder}/`)))
    expect(inside).toEqual([])
    expect(unpacked).toContain('node_modules/better-sqlite3-multiple-ciphers')
  })
})
