import { describe, expect, it } from 'vitest'
import { hrefClient, parseRoute } from '../../../renderer/app/route.ts'

describe('routes by hash', () => {
  it('leads back to where a link came from, whatever the ids are made of', () => {
    const href = hrefClient('a/b 客户#1', 'materials', 'm/2')
    expect(parseRoute(href)).toEqual({ place: 'client', clientId: 'a/b 客户#1', section: 'materials', item: 'm/2' })
  })

  it('takes the first section where none is named, and the list where nothing is understood', () => {
    expect(parseRoute('#/clients/x')).toMatchObject({ place: 'client', section: 'subject', item: '' })
    expect(parseRoute('#/clients/x/nonsense')).toMatchObject({ section: 'subject' })
    for (const hash of ['', '#', '#/', '#/clients', '#/elsewhere', '#/clients/']) {
      expect(parseRoute(hash)).toEqual({ place: 'clients' })
    }
    expect(parseRoute('#/settings')).toEqual({ place: 'settings' })
  })
})
