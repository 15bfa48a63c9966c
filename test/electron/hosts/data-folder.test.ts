import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder } from '../../../electron/hosts/data-folder.ts'

const linux = { platform: 'linux' as const, env: {}, home: '/home/zhang' }

describe('dataFolder', () => {
  it('takes --data before BEIAN_DESK_DATA before the system’s place, always absolute', () => {
    const env = { BEIAN_DESK_DATA: '/srv/desk' }
    expect(dataFolder('/tmp/x', { ...linux, env })).toBe('/tmp/x')
    expect(dataFolder('x', { ...linux, env })).toBe(path.resolve('x'))
    expect(dataFolder(undefined, { ...linux, env })).toBe('/srv/desk')
    expect(dataFolder('', { ...linux, env })).toBe('/srv/desk')
    expect(dataFolder(undefined, linux)).toBe('/home/zhang/.local/share/beian-desk')
    expect(dataFolder(undefined, { ...linux, env: { XDG_DATA_HOME: '/d' } })).toBe('/d/beian-desk')
    expect(dataFolder(undefined, { ...linux, platform: 'darwin' })).toContain('Application Support')
  })

  it('on Windows is the local profile, not the one that is copied to a server', () => {
    const env = { LOCALAPPDATA: '/local', APPDATA: '/roaming' }
    const folder = dataFolder(undefined, { platform: 'win32', env, home: '/home' })
    expect(folder).toContain('local')
    expect(folder).not.toContain('roaming')
  })
})
