import { type CallOutput, type CallRequest, DeskRefusal } from '../../domain/contract/index.ts'
import { requiredSlots } from '../../domain/rules/slots.ts'
import { tellSlot } from '../../domain/rules/tell-slot.ts'
import { clientOrRefuse, type DeskContext } from './context.ts'

/** Says where a scan seems to belong by what stands on it; see the call `materials.tell`. Nothing is kept. */
export async function tellScan(
  desk: DeskContext,
  { clientId, bytes }: CallRequest<'materials.tell'>,
): Promise<CallOutput<'materials.tell'>> {
  const client = await clientOrRefuse(desk, clientId)
  const slots = requiredSlots(client, desk.law.packs)
  try {
    // only a scan that is taken for a 核验单 is looked at for the form; for all else it makes no difference
    const inspection = await desk.inspector.inspect(bytes, 'verification-sheet')
    const told = tellSlot(inspection, client, slots)
    if (!told) return { slot: '', why: '', state: 'silent' }
    return { slot: told.slot.key, why: told.why, state: told.foreign ? 'foreign' : 'told' }
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error
    return { slot: '', why: error.refusal.message, state: 'unreadable' }
  }
}
