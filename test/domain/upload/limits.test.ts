import { describe, expect, it } from 'vitest'
import {
  mergePacks,
  providerPack,
  readRulePack,
  shippedPackList,
  shippedPacks,
} from '../../../domain/rules/packs/index.ts'
import { planCopy, uploadLimits } from '../../../domain/upload/index.ts'

const limitsOf = (provider: string, kind: Parameters<typeof uploadLimits>[2] = 'business-licence') =>
  uploadLimits(providerPack(shippedPacks, provider), provider, kind)

describe('upload limits', () => {
  it('follow the latest source of a provider and name the one that says otherwise', () => {
    const limits = limitsOf('腾讯云计算（北京）有限责任公司')
    expect(limits).toMatchObject({
      key: 'tencent',
      provider: '腾讯云',
      format: 'jpeg',
      minBytes: 204_800,
      maxBytes: 8 << 20,
    })
    expect(limits.endings).toEqual({ jpeg: 'jpg', png: 'png' })
    expect(limits.words).toContain('200 KB 至 8 MB')
    expect(limits.words).toContain('2 MB')
  })

  it('are those of most providers where one says nothing, and say that they are', () => {
    for (const provider of ['UCloud', '某某数据中心']) {
      const limits = limitsOf(provider)
      expect(limits).toMatchObject({ format: 'jpeg', minBytes: 0, maxBytes: 4 << 20 })
      expect(limits.words).toContain('没有公布')
    }
  })

  it('of an icon are its own', () => {
    expect(limitsOf('华为云', 'app-icon')).toMatchObject({ format: 'png', minBytes: 0, maxBytes: 102_400 })
    expect(limitsOf('腾讯云', 'app-icon')).toMatchObject({ format: 'png', minBytes: 0, maxBytes: 8 << 20 })
    expect(limitsOf('浪潮云', 'app-icon')).toMatchObject({ format: 'jpeg' })
  })

  it('leave room for providers that count a megabyte as a million bytes', () => {
    for (const pack of shippedPacks.providers) {
      const planned = planCopy(uploadLimits(pack, pack.name, 'id-front'), 'id-front', '')
      if (!planned.ok) throw new Error(planned.message)
      const megabytes = Math.round(planned.plan.maxBytes / 1024 / 1024)
      expect(planned.plan.aimBytes).toBeLessThan(megabytes * 1_000_000)
      expect(planned.plan.minBytes).toBeLessThan(planned.plan.aimBytes)
    }
  })

  it('can be changed and named by an agency’s own file', () => {
    const source = { id: 'AGENCY', title: '客服答复', date: '2026-10-01' }
    const own = readRulePack({
      kind: 'provider',
      key: 'tencent',
      name: '腾讯云',
      date: '2026-10-01',
      settings: {
        formats: [{ value: ['bmp'], source }],
        fileNames: [{ value: '{主体}_{材料}', source }],
      },
    })
    if (!own.ok) throw new Error(own.faults.join())
    const packs = mergePacks([...shippedPackList, own.pack])
    const limits = uploadLimits(providerPack(packs, '腾讯云'), '腾讯云', 'id-front')
    expect(limits.fileNames).toBe('{主体}_{材料}')
    expect(planCopy(limits, 'id-front', '')).toMatchObject({ ok: false, message: expect.stringContaining('不收') })
  })
})
