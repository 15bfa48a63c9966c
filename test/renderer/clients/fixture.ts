import { type Client, clientSchema } from '../../../domain/model/index.ts'

/** An invented client with a person and a site. */
export const sampleClient = (): Client =>
  clientSchema.parse({
    id: 'c1',
    revision: 3,
    subject: { name: '杭州样例茶业有限公司', province: '浙江' },
    people: [{ id: 'p1', name: '林样例', roles: ['legal-representative'], mobile: '15400002201' }],
    services: [{ id: 's1', name: '样例茶业', domains: [{ name: 'sample-tea.cn' }] }],
    tags: ['茶叶'],
  })
