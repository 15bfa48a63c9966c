import type { CallOutput } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'
import { useAsked } from '../app/useAsked.ts'

/** The list of returned pages as the desk has it; asked for again when anything changes. */
export const useReturns = () => useAsked<CallOutput<'returns.list'>>(askReturns)
const askReturns = () => call('returns.list', {})
