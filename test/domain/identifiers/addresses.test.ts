import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDomainName, parseIp, parseIpRange } from '../../../domain/identifiers/index.ts'

describe('domain name', () => {
  it.each([
    ['example.com', 'example.com', 'com', ''],
    ['HTTPS://WWW.Example.com.cn/index.html?a=1', 'example.com.cn', 'com.cn', 'www'],
    ['例子.中国', 'xn--fsqu00a.xn--fiqs8s', '中国', ''],
    ['shop。例子。公司', 'xn--fsqu00a.xn--55qx5d', '公司', 'shop'],
    ['ｅｘａｍｐｌｅ．ｃｎ', 'example.cn', 'cn', ''],
    ['foo.com.hk:8080', 'foo.com.hk', 'com.hk', ''],
  ])('reads %s', (typed, normal, suffix, subdomain) => {
    expect(parseDomainName(typed)).toMatchObject({ ok: true, normal, value: { suffix, subdomain } })
  })
  it('warns of host parts and of suffixes nobody runs', () => {
    expect(parseDomainName('www.example.com')).toMatchObject({ warnings: [{ code: 'domain-name.subdomain' }] })
    expect(parseDomainName('abc.notatld')).toMatchObject({ warnings: [{ code: 'domain-name.unknown-suffix' }] })
    expect(parseDomainName('example.com')).toMatchObject({ warnings: [] })
  })
  it('refuses what is none', () => {
    for (const text of [
      '',
      'com',
      '1.2.3.4',
      'a_b.com',
      '-a.com',
      'a..com',
      'a.com,b.com',
      'me@example.com',
      `${'a'.repeat(64)}.com`,
    ]) {
      expect(parseDomainName(text).ok).toBe(false)
    }
  })
  it('reads its own normal form to the same', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/).filter((text) => !/^..--/.test(text))
    fc.assert(
      fc.property(label, fc.constantFrom('com', 'cn', 'com.cn', '中国', '网络'), (name, suffix) => {
        const parsed = parseDomainName(`${name}.${suffix}`)
        expect(parsed.ok).toBe(true)
        expect(parsed.ok && parseDomainName(parsed.normal)).toMatchObject({
          ok: true,
          normal: parsed.ok && parsed.normal,
        })
      }),
    )
  })
  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        (text) => typeof parseDomainName(text).ok === 'boolean',
      ),
    )
  })
})

describe('IP address', () => {
  it('tells public from private', () => {
    expect(parseIp('47.96.1.2')).toMatchObject({ ok: true, value: { version: 4, public: true } })
    expect(parseIp('2408:4001::1')).toMatchObject({ ok: true, value: { version: 6, public: true } })
    for (const text of [
      '10.1.2.3',
      '172.31.255.255',
      '192.168.0.1',
      '127.0.0.1',
      '100.64.0.1',
      'fe80::1',
      'fd00::1',
      '::1',
      '::ffff:8.8.8.8',
      '203.0.113.7',
    ]) {
      expect(parseIp(text)).toMatchObject({ ok: true, value: { public: false } })
    }
    expect(parseIp('172.32.0.1')).toMatchObject({ value: { public: true } })
  })
  it('refuses what is none', () => {
    for (const text of [
      '',
      '1.2.3',
      '1.2.3.256',
      '01.2.3.4',
      '1.2.3.4.5',
      '10.0.0.0/8',
      ':::',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '12345::',
      '1:2:3:4:5:6:7::8',
    ]) {
      expect(parseIp(text).ok, text).toBe(false)
    }
  })
  it('spells IPv6 as RFC 5952 asks', () => {
    for (const [typed, normal] of [
      ['2001:0DB8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1'],
      ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
      ['::', '::'],
      ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ]) {
      expect(parseIp(typed ?? '')).toMatchObject({ ok: true, normal })
    }
  })
  it('reads every address back from its normal spelling', () => {
    fc.assert(fc.property(fc.ipV4(), (ip) => parseIp(ip).ok))
    fc.assert(
      fc.property(fc.ipV6(), (ip) => {
        const parsed = parseIp(ip)
        expect(parsed.ok).toBe(true)
        expect(parsed.ok && parseIp(parsed.normal)).toEqual(parsed)
      }),
    )
  })
  it('reads ranges and refuses those that run backwards or mix versions', () => {
    expect(parseIpRange('47.96.1.2 － 47.96.1.9')).toMatchObject({ ok: true, normal: '47.96.1.2-47.96.1.9' })
    expect(parseIpRange('47.96.1.2-47.96.1.2')).toMatchObject({ ok: true, normal: '47.96.1.2' })
    expect(parseIpRange('47.96.1.2')).toMatchObject({ ok: true, value: { from: '47.96.1.2', to: '47.96.1.2' } })
    for (const text of ['47.96.1.9-47.96.1.2', '47.96.1.2-2408::1', '1.1.1.1-2.2.2.2-3.3.3.3']) {
      expect(parseIpRange(text)).toMatchObject({ ok: false, code: 'ip.range' })
    }
  })
})
