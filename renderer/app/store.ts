import { create } from 'zustand'
import {
  type CallOutput,
  type Progress,
  type Refusal,
  type Settings,
  settingsSchema,
} from '../../domain/contract/index.ts'
import { tellKept } from '../drafts/kept.ts'
import { askForLeft } from '../drafts/left.ts'
import { bridge, losesConnection } from './bridge.ts'
import { call, onDeskEvent, refusalOf } from './desk.ts'
import { setLaw } from './law.ts'

export type Description = CallOutput<'desk.describe'>

interface WindowState {
  readonly phase: 'starting' | 'failed' | 'locked' | 'ready'
  readonly failure: Refusal | undefined
  readonly description: Description | undefined
  readonly settings: Settings
  /** the agency's own rules, and what of its rules folder could not be used */
  readonly agency: CallOutput<'rules.agency'> | undefined
  readonly connected: boolean
  /** long work under way or failed, by task id, oldest first */
  readonly tasks: ReadonlyMap<string, Progress>
}

/** Until the desk has told them, each setting is what it is where nobody has set it. */
const noSettings = settingsSchema.parse({})

/** What is on screen apart from the records: the desk keeps those, the places ask for what they show. */
export const useWindow = create<WindowState>(() => ({
  phase: 'starting',
  failure: undefined,
  description: undefined,
  settings: noSettings,
  agency: undefined,
  connected: true,
  tasks: new Map(),
}))

/** Asks the desk who is there; called at the start, after unlocking and whenever the connection is back. */
export async function describe(): Promise<void> {
  try {
    const description = await call('desk.describe', {})
    if (description.locked) return useWindow.setState({ phase: 'locked', description, failure: undefined })
    const [settings, agency] = await Promise.all([call('settings.get', {}), call('rules.agency', {})])
    setLaw(agency)
    if (useWindow.getState().phase !== 'ready') await askForLeft()
    useWindow.setState({ phase: 'ready', description, settings, agency, failure: undefined })
  } catch (error) {
    useWindow.setState(({ phase }) => (phase === 'starting' ? { phase: 'failed', failure: refusalOf(error) } : {}))
  }
}

/** Changes settings through the desk, which answers with all of them. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  useWindow.setState({ settings: await call('settings.set', change) })
}

export const today = (): string => useWindow.getState().description?.today ?? new Date().toISOString().slice(0, 10)

type ChangeListener = (clientIds: readonly string[]) => void
const changeListeners = new Set<ChangeListener>()

/** Hears which clients changed; an empty list means anything may have. @returns stops listening */
export function onChanged(listener: ChangeListener): () => void {
  changeListeners.add(listener)
  return () => void changeListeners.delete(listener)
}
const tellChanged = (ids: readonly string[]) => {
  for (const listener of [...changeListeners]) listener(ids)
}

/** Shows long work in the title bar; also for work the window does itself. */
export function noteProgress(task: Progress): void {
  useWindow.setState(({ tasks }) => {
    const next = new Map(tasks)
    if (task.state === 'done') next.delete(task.taskId)
    else next.set(task.taskId, task)
    return { tasks: next }
  })
}

export function dismissTask(taskId: string): void {
  useWindow.setState(({ tasks }) => ({ tasks: new Map([...tasks].filter(([id]) => id !== taskId)) }))
}

/** Reads again what is shown, after a time in which the desk was not heard: work that ended then would look unended. */
function catchUp(): void {
  useWindow.setState(({ tasks }) => ({ tasks: new Map([...tasks].filter(([, { state }]) => state === 'failed')) }))
  void describe().then(() => tellChanged([]))
  void tellKept()
}

/** Starts listening to the desk and describes it. @returns stops listening */
export function connect(): () => void {
  const stops = [
    onDeskEvent((event) => {
      if (event.type === 'progress') noteProgress(event)
      if (event.type === 'changed') tellChanged(event.clientIds)
    }),
  ]
  if (losesConnection(bridge)) {
    let openedBefore = false
    stops.push(
      bridge.onConnection((connected) => {
        useWindow.setState({ connected })
        if (connected && openedBefore) catchUp()
        openedBefore ||= connected
      }),
    )
  }
  // the bureau's day may have turned while the window was in the background
  const onSeen = () => document.visibilityState === 'visible' && void describe()
  document.addEventListener('visibilitychange', onSeen)
  stops.push(() => document.removeEventListener('visibilitychange', onSeen))
  void describe()
  return () => {
    for (const stop of stops) stop()
  }
}
