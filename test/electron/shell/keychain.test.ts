import { beforeEach, describe, expect, it } from 'vitest'
import { systemKeychain } from '../../../electron/shell/keychain.ts'
import { mock, safeStorage } from '../../electron-mock.ts'

const key = new Uint8Array(32).map((_, i) => 255 - i)

describe('systemKeychain', () => {
  beforeEach(() => {
    mock.ready = true
    mock.keychain = { available: true, backend: 'gnome_libsecret', tag: 'v11' }
  })

  it('wraps a key and gives back exactly its bytes', async () => {
    const keychain = systemKeychain(safeStorage as never, 'win32')
    expect(await keychain.available()).toBe(true)
    const blob = await keychain.wrap(key)
    expect(Buffer.from(blob).includes(Buffer.from(key))).toBe(false)
    expect(await keychain.unwrap(new Uint8Array(blob))).toEqual(key)
  })

  it('lets what another profile wrote fail', async () => {
    const keychain = systemKeychain(safeStorage as never, 'win32')
    await expect(keychain.unwrap(new Uint8Array([1, 2, 3, 4]))).rejects.toThrow()
  })

  it('counts a keychain that protects nothing as none', async () => {
    const available = (platform: NodeJS.Platform) => systemKeychain(safeStorage as never, platform).available()
    expect(await available('linux')).toBe(true)
    mock.keychain.backend = 'basic_text'
    expect(await available('linux')).toBe(false)
    expect(await available('darwin')).toBe(true)
    mock.keychain = { available: true, backend: 'gnome_libsecret', tag: 'v10' }
    expect(await available('linux')).toBe(false)
    mock.keychain.available = false
    expect(await available('win32')).toBe(false)
  })
})
