import { describe, expect, it } from 'vitest'
import { SerialByKey } from '../../../electron/desk/serial.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

describe('SerialByKey', () => {
  it('runs work on one key strictly one after another', async () => {
    const serial = new SerialByKey()
    let shared = 0
    const addOne = async () => {
      const read = shared
      await tick()
      shared = read + 1
    }
    await Promise.all(Array.from({ length: 20 }, () => serial.run('client', addOne)))
    expect(shared).toBe(20)
  })

  it('lets other keys go on meanwhile', async () => {
    const serial = new SerialByKey()
    let release: () => void = () => undefined
    const blocked = serial.run('a', () => new Promise<void>((resolve) => (release = resolve)))
    await expect(serial.run('b', async () => 'b is done')).resolves.toBe('b is done')
    release()
    await blocked
  })

  it('hands a failure to its caller only and goes on with the line', async () => {
    const serial = new SerialByKey()
    const failing = serial.run('a', async () => {
      throw new Error('no disk')
    })
    const after = serial.run('a', async () => 'went on')
    await expect(failing).rejects.toThrow('no disk')
    await expect(after).resolves.toBe('went on')
  })
})
