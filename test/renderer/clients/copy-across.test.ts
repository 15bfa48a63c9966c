import { describe, expect, it } from 'vitest'
import { type Client, serviceSchema } from '../../../domain/model/index.ts'
import { type CopyWish, commonParts, copyAcross } from '../../../renderer/clients/copyAcross.ts'
import { changed, enterprise } from '../../domain/fixtures.ts'

const three = (): Client =>
  changed(enterprise(), (copy) => {
    Object.assign(copy.services[0]!, { leadId: 'p2', languages: ['中文简体', '英语'] })
    copy.services.push(
      serviceSchema.parse({ id: 's2', kind: 'site', domains: [{ name: 'two.cn', registrar: '腾讯云' }, {}] }),
      serviceSchema.parse({ id: 's3', kind: 'app', access: { provider: '华为云' } }),
    )
  })
const copied = (wish: Partial<CopyWish>) =>
  copyAcross({ from: 's1', to: ['s2', 's3'], parts: commonParts, over: false, ...wish })(three())

describe('what services have in common', () => {
  it('is filled in where it is empty, in every domain too', () => {
    const [from, site, app] = copied({}).services
    expect(from).toEqual(three().services[0])
    expect(site).toMatchObject({
      access: from?.access,
      leadId: 'p2',
      contents: ['单位门户网站'],
      languages: ['中文简体', '英语'],
      domains: [
        { name: 'two.cn', registrar: '腾讯云', holderName: '杭州云上茶业有限公司' },
        { name: '', registrar: '阿里云计算有限公司', holderName: '杭州云上茶业有限公司' },
      ],
    })
    // its own provider stays, what it lacks is filled in
    expect(app?.access).toMatchObject({ provider: '华为云', location: '浙江省' })
  })
  it('takes the place of what is there only where that is wished', () => {
    expect(copied({ over: true }).services[2]?.access.provider).toBe('杭州云朵计算有限公司')
    expect(copied({ over: true }).services[1]?.domains[0]).toMatchObject({
      name: 'two.cn',
      registrar: '阿里云计算有限公司',
    })
  })
  it('is only what was picked, only where it was wanted, and nothing is never copied', () => {
    const some = copied({ to: ['s2'], parts: ['lead'] }).services
    expect(some[1]).toEqual({ ...three().services[1], leadId: 'p2' })
    expect(some[2]).toEqual(three().services[2])
    const back = copyAcross({ from: 's2', to: ['s1'], parts: ['access', 'contents', 'lead'], over: true })(three())
    expect(back.services[0]).toEqual(three().services[0])
  })
})
