import { useEffect, useState } from 'react'
import type { Refusal } from '../../../domain/contract/index.ts'
import { call, refusalOf } from '../../app/desk.ts'
import { today, useWindow } from '../../app/store.ts'
import { chosenIds } from './listView.ts'
import { type StageStep, type Staying, stageStepOf } from './stageSteps.ts'

/** What can be done with the chosen clients' orders, once all have been read. */
export interface StageSteps {
  readonly steps: readonly StageStep[]
  readonly staying: readonly Staying[]
}

/** Reads the chosen clients one by one. @returns how many are read, and in the end what can be done */
export function useStageSteps(count: number) {
  const [progress, setProgress] = useState({ done: 0, total: count })
  const [found, setFound] = useState<StageSteps>()
  const [refusal, setRefusal] = useState<Refusal>()
  useEffect(() => {
    let current = true
    const read = async () => {
      const { reading } = useWindow.getState().settings
      const ids = await chosenIds()
      const steps: StageStep[] = []
      const staying: Staying[] = []
      for (const [done, id] of ids.entries()) {
        if (!current) return
        setProgress({ done, total: ids.length })
        const one = stageStepOf(await call('clients.get', { id }), today(), reading)
        if ('action' in one) steps.push(one)
        else staying.push(one)
      }
      if (current) setFound({ steps, staying })
    }
    read().catch((error: unknown) => current && setRefusal(refusalOf(error)))
    return () => {
      current = false
    }
  }, [])
  return { progress, found, refusal }
}
