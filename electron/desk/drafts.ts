import type { CallOutput, CallRequest } from '../../domain/contract/index.ts'
import type { DeskContext } from './context.ts'

/** Keeps for the window what was typed and not saved. The history says nothing of it: nothing has happened yet. */
export function draftCalls({ portfolio, settings, clock }: DeskContext) {
  return {
    'drafts.put': async (draft: CallRequest<'drafts.put'>): Promise<CallOutput<'drafts.put'>> => {
      await portfolio.putDraft({ ...draft, at: clock.now().toISOString(), by: settings.get().operator })
      return {}
    },
    'drafts.list': async (): Promise<CallOutput<'drafts.list'>> => ({ drafts: await portfolio.listDrafts() }),
    'drafts.drop': async ({ keys }: CallRequest<'drafts.drop'>): Promise<CallOutput<'drafts.drop'>> => {
      await portfolio.dropDrafts(keys)
      return {}
    },
  }
}
