import type { Client, Order } from '../model/index.ts'
import { serviceLeadOf, subjectLeadOf } from './roles.ts'

type Place = (client: Client, serviceId: string) => string

const subject =
  (field: string): Place =>
  () =>
    `subject.${field}`
const service =
  (field: string): Place =>
  (_, id) =>
    `services.${id}.${field}`
const domain = (field: string): Place => service(`domains.0.${field}`)
const lead =
  (field: string): Place =>
  (client, id) => {
    const about = client.services.find((one) => one.id === id)
    const person = about ? serviceLeadOf(client, about) : subjectLeadOf(client)
    return `people.${person?.id ?? ''}.${field}`
  }
const paper: Place = () => 'slots'
const sheet: Place = (_, id) => `slots.verification-sheet:${id}`

/** Where a reason of the catalogue is put right, by its number. */
const places: Readonly<Record<number, Place>> = {
  ...{ 1: domain('realNameVerifiedOn'), 2: domain('holderName'), 3: domain('holderIdNumber') },
  ...{ 4: domain('name'), 5: domain('name'), 6: domain('registrar'), 7: domain('expiresOn'), 8: domain('expiresOn') },
  ...{ 9: domain('privacyProtected'), 10: domain('resolves'), 11: domain('name'), 12: service('domains') },
  ...Object.fromEntries([13, 14, 15, 16, 17, 18, 19, 20, 21].map((number) => [number, service('name')])),
  ...{ 22: service('contents'), 23: service('preApprovals'), 24: service('preApprovals'), 25: paper, 26: paper },
  ...{ 27: service('remark'), 28: subject('name'), 29: subject('licenceNumber'), 30: subject('licenceValidUntil') },
  ...{ 31: subject('licenceAddress'), 32: subject('name'), 33: subject('province'), 34: subject('city') },
  ...{ 35: lead('name'), 36: lead('name'), 37: lead('idNumber'), 38: lead('idKind'), 39: subject('address') },
  ...{ 40: lead('mobile'), 41: lead('mobile'), 42: lead('mobile'), 43: lead('emergencyPhone'), 44: lead('email') },
  ...{
    45: paper,
    46: paper,
    47: paper,
    48: paper,
    49: paper,
    50: lead('idValidUntil'),
    51: paper,
    52: paper,
    53: paper,
  },
  ...{ 54: sheet, 55: sheet, 56: sheet, 57: sheet, 58: sheet, 59: lead('name'), 61: lead('mobile') },
  62: service('homepages'),
}

/**
 * The field to open for a reason an order came back with.
 * @returns a path as findings have it; '' where it is about the order itself
 */
export function fieldOfReason(number: number, client: Client, order: Pick<Order, 'serviceIds'>): string {
  const serviceId = order.serviceIds[0] ?? client.services[0]?.id ?? ''
  return places[number]?.(client, serviceId) ?? ''
}
