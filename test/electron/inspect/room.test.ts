import { describe, expect, it } from 'vitest'
import { giveBack, openLedger, roomIn, roomMegabytes } from '../../../electron/inspect/room.ts'

const megabytes = (count: number) => count * 1024 * 1024

describe('room for pictures that must be decoded whole', () => {
  it('lets in what fits, and gives back what was held, also when the work fails', async () => {
    const ledger = openLedger(2)
    const room = roomIn(ledger, 0, () => {})
    const held = await room(megabytes(roomMegabytes - 100), async () => [...ledger])
    expect(held).toEqual([100, roomMegabytes - 100, 0])
    expect([...ledger]).toEqual([roomMegabytes, 0, 0])
    await expect(room(megabytes(200), async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect([...ledger]).toEqual([roomMegabytes, 0, 0])
  })

  it('does not keep an ordinary page waiting', async () => {
    const ledger = openLedger(1)
    ledger[0] = 0
    expect(await roomIn(ledger, 0, () => {})(megabytes(20), async () => 'done')).toBe('done')
  })

  it('waits for room and says that it waits; what a dead worker held comes back', async () => {
    const ledger = openLedger(2)
    ledger[0] = 50
    ledger[1] = roomMegabytes - 50
    let waited = 0
    const room = roomIn(ledger, 1, () => {
      waited++
      giveBack(ledger, 0)
    })
    expect(await room(megabytes(100), async () => [...ledger])).toEqual([roomMegabytes - 100, 0, 100])
    expect(waited).toBe(1)
  })
})
