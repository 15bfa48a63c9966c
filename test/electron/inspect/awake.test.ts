import { setTimeout as after } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { awake } from '../../../electron/inspect/awake.ts'

it('waits for what another thread does as any wait would, and lets others have their turn meanwhile', async () => {
  const heard: string[] = []
  const waiting = awake(after(60, 'pixels')).then((pixels) => heard.push(pixels))
  await after(30)
  heard.push('a message')
  await waiting
  expect(heard).toEqual(['a message', 'pixels'])
  await expect(awake(after(10).then(() => Promise.reject(new Error('broken'))))).rejects.toThrow('broken')
})
