import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClientView } from '../../../domain/contract/index.ts'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import type { Client } from '../../../domain/model/index.ts'
import { createDraft, type Draft, type DraftDesk } from '../../../renderer/clients/draft.ts'
import { sampleClient } from './fixture.ts'

const nothingTaken = { mobiles: [], domains: [], serviceNames: [], licenceNumbers: [] }

/** A desk with one client, that refuses an outdated save as the real one does. */
function deskWith(client: Client) {
  const desk = {
    stored: client,
    saves: [] as Client[],
    fault: undefined as DeskRefusal | undefined,
    /** holds saves back until it is called */
    gate: Promise.resolve(),
    get: async (): Promise<ClientView> => ({ client: desk.stored, findings: [], takenElsewhere: nothingTaken }),
    async save(draft: Client): Promise<ClientView> {
      desk.saves.push(draft)
      await desk.gate
      if (desk.fault) throw desk.fault
      if (draft.revision !== desk.stored.revision) throw new DeskRefusal('conflict', '别处刚保存过', '')
      desk.stored = { ...draft, revision: draft.revision + 1 }
      return desk.get()
    },
    refusalOf: (error: unknown) => (error as DeskRefusal).refusal,
    /** somebody else saves */
    elsewhere(change: Partial<Client['subject']>) {
      const { stored } = desk
      desk.stored = { ...stored, revision: stored.revision + 1, subject: { ...stored.subject, ...change } }
    },
  }
  return desk
}

const setSubject = (change: Partial<Client['subject']>) => (client: Client) => ({
  ...client,
  subject: { ...client.subject, ...change },
})

describe('a client’s draft in the window', () => {
  let desk: ReturnType<typeof deskWith>
  let draft: Draft
  beforeEach(() => {
    vi.useFakeTimers()
    desk = deskWith(sampleClient())
    draft = createDraft({ client: desk.stored, findings: [], takenElsewhere: nothingTaken }, desk satisfies DraftDesk)
  })
  afterEach(() => {
    draft.dispose()
    vi.useRealTimers()
  })
  const state = () => draft.store.getState()

  it('saves once, a moment after several edits', async () => {
    draft.edit(setSubject({ city: '杭州' }))
    draft.edit(setSubject({ district: '西湖区' }))
    expect(state().state).toBe('edited')
    await vi.runAllTimersAsync()
    expect(desk.saves).toHaveLength(1)
    expect(desk.stored.subject).toMatchObject({ city: '杭州', district: '西湖区' })
    expect(state()).toMatchObject({ state: 'saved', client: { revision: 4 } })
  })

  it('does not save what did not change', async () => {
    draft.edit((client) => client)
    await draft.flush()
    expect(desk.saves).toEqual([])
  })

  it('keeps what is typed while a save is on its way, and saves that too', async () => {
    let open = () => undefined as undefined
    desk.gate = new Promise((resolve) => {
      open = () => void resolve() as undefined
    })
    draft.edit(setSubject({ city: '杭' }))
    const saving = draft.flush()
    draft.edit(setSubject({ city: '杭州' }))
    open()
    await saving
    expect(state().client.subject.city).toBe('杭州')
    await vi.runAllTimersAsync()
    expect(desk.stored.subject.city).toBe('杭州')
    expect(desk.saves.map(({ revision }) => revision)).toEqual([3, 4])
    expect(state().state).toBe('saved')
  })

  it('merges a save from elsewhere and tries again by itself', async () => {
    desk.elsewhere({ investor: '样例投资' })
    draft.edit(setSubject({ city: '杭州' }))
    await vi.runAllTimersAsync()
    expect(state()).toMatchObject({ state: 'saved', taken: ['subject.investor'] })
    expect(desk.stored.subject).toMatchObject({ city: '杭州', investor: '样例投资' })
  })

  it('asks where the same field was saved elsewhere, keeps what was typed, and saves the choice', async () => {
    desk.elsewhere({ city: '宁波' })
    draft.edit(setSubject({ city: '杭州' }))
    await vi.runAllTimersAsync()
    expect(state()).toMatchObject({
      state: 'clashing',
      clashes: [{ path: 'subject.city', mine: '杭州', theirs: '宁波' }],
      client: { subject: { city: '杭州' } },
    })
    expect(desk.stored.subject.city).toBe('宁波')
    await draft.settle(() => 'mine')
    expect(desk.stored.subject.city).toBe('杭州')
    expect(state()).toMatchObject({ state: 'saved', clashes: [] })
  })

  it('takes theirs where the clerk says so', async () => {
    desk.elsewhere({ city: '宁波' })
    draft.edit(setSubject({ city: '杭州' }))
    await vi.runAllTimersAsync()
    await draft.settle(() => 'theirs')
    expect(state()).toMatchObject({ state: 'saved', client: { subject: { city: '宁波' } } })
    expect(desk.stored.subject.city).toBe('宁波')
  })

  it('says that it could not save, keeps everything, and saves when asked again', async () => {
    desk.fault = new DeskRefusal('storage', '磁盘满了', '请腾出空间')
    draft.edit(setSubject({ city: '杭州' }))
    await vi.runAllTimersAsync()
    expect(state()).toMatchObject({ state: 'failed', refusal: { message: '磁盘满了' } })
    desk.fault = undefined
    await draft.flush()
    expect(state()).toMatchObject({ state: 'saved', refusal: undefined })
    expect(desk.stored.subject.city).toBe('杭州')
  })

  it('lets what others save wait while text is being typed, so that neither is overwritten unseen', async () => {
    const committed = draft.hold()
    desk.elsewhere({ city: '宁波' })
    await draft.refresh()
    expect(state().client.subject.city).toBe('')
    draft.edit(setSubject({ city: '杭州' }))
    committed()
    expect(state()).toMatchObject({ state: 'clashing', clashes: [{ mine: '杭州', theirs: '宁波' }] })
    const again = draft.hold()
    again()
    again()
    await draft.settle(() => 'mine')
    expect(desk.stored.subject.city).toBe('杭州')
  })

  it('follows changes from elsewhere while nothing is being edited, and no older answer', async () => {
    const old = { client: desk.stored, findings: [], takenElsewhere: nothingTaken }
    desk.elsewhere({ city: '宁波' })
    await draft.refresh()
    expect(state()).toMatchObject({ state: 'saved', client: { revision: 4, subject: { city: '宁波' } } })
    draft.accept(old)
    expect(state().client.revision).toBe(4)
    expect(desk.saves).toEqual([])
  })

  it('puts back what was typed before and never saved, and saves it', async () => {
    const from = desk.stored
    desk.elsewhere({ district: '西湖区' })
    await draft.refresh()
    expect(await draft.restore(from, setSubject({ city: '杭州' })(from))).toBe(true)
    expect(state().state).toBe('saved')
    expect(desk.stored.subject).toMatchObject({ city: '杭州', district: '西湖区' })
  })

  it('lets what was typed before clash with what others saved since, as any two do', async () => {
    const from = desk.stored
    desk.elsewhere({ city: '宁波' })
    await draft.refresh()
    await draft.restore(from, setSubject({ city: '杭州' })(from))
    expect(state().clashes).toEqual([{ path: 'subject.city', mine: '杭州', theirs: '宁波' }])
    expect(desk.stored.subject.city).toBe('宁波')
    await draft.settle(() => 'mine')
    expect(desk.stored.subject.city).toBe('杭州')
  })

  it('puts nothing back over what cannot be saved now', async () => {
    const from = desk.stored
    draft.edit(setSubject({ city: '绍兴' }))
    desk.fault = new DeskRefusal('storage', '磁盘满了', '')
    expect(await draft.restore(from, setSubject({ city: '杭州' })(from))).toBe(false)
    expect(state()).toMatchObject({ state: 'failed', client: { subject: { city: '绍兴' } } })
  })
})
