import { goToField } from '../clients/wantedField.ts'
import { onDeskEvent } from './desk.ts'
import { go, hrefClient, hrefFiling, hrefWorkbench } from './route.ts'

/** Goes where a notice of the operating system's leads that the person clicked on. @returns stops it */
export const followNotices = (): (() => void) =>
  onDeskEvent((event) => {
    if (event.type !== 'open') return
    const { clientId, orderId, path } = event
    if (clientId === '') go(hrefWorkbench)
    else if (orderId !== '') go(hrefFiling(clientId, orderId))
    else if (path !== '') goToField(clientId, path)
    else go(hrefClient(clientId))
  })
