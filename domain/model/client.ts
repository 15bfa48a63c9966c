import { z } from 'zod'
import { materialSchema } from './material.ts'
import { orderSchema } from './order.ts'
import { personSchema } from './person.ts'
import { serviceSchema } from './service.ts'
import { subjectSchema } from './subject.ts'

/** 客户: everything the desk knows of one filing client. */
export const clientSchema = z.object({
  id: z.string().default(''),
  /** counts up with every save; a save with an old number is refused */
  revision: z.number().int().min(0).default(0),
  /** ISO 8601 instants */
  createdAt: z.string().default(''),
  updatedAt: z.string().default(''),
  subject: subjectSchema.prefault({}),
  people: z.array(personSchema).default([]),
  services: z.array(serviceSchema).default([]),
  materials: z.array(materialSchema).default([]),
  /** 备案订单, oldest first; at most one of them is open */
  orders: z.array(orderSchema).default([]),
  tags: z.array(z.string().trim()).default([]),
  assignee: z.string().trim().default(''),
  notes: z.string().default(''),
  /** invented client shipped with the desk */
  sample: z.boolean().default(false),
})
export type Client = z.infer<typeof clientSchema>

/** CLIENT.json: what `export` writes and `import`, `check` and `sheet` read. Every field but the list may be left out. */
export const clientFileSchema = z.object({ clients: z.array(clientSchema) })
export type ClientFile = z.infer<typeof clientFileSchema>

/**
 * Fills in missing ids of the client, its people, services, materials and orders.
 * @param newId makes an id that nobody else has; called once for each gap
 */
export function completeIds(client: Client, newId: () => string): Client {
  const filled = <T extends { id: string }>(item: T): T => (item.id === '' ? { ...item, id: newId() } : item)
  return {
    ...filled(client),
    people: client.people.map(filled),
    services: client.services.map(filled),
    materials: client.materials.map(filled),
    orders: client.orders.map(filled),
  }
}
