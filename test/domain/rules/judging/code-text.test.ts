import { describe, expect, it } from 'vitest'
import { creditCodesIn } from '../../../../domain/rules/judging/code-text.ts'
import { creditCode } from '../../fixtures.ts'

const code = creditCode('91330106MA2CE0001')
const grouped = `${code.slice(0, 6)}-${code.slice(6, 12)} ${code.slice(12)}`
const wide = [...code].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
const base64 = Buffer.from(`{"uniscid":"${code}","type":1}`).toString('base64')

describe('credit codes in the text of a QR code', () => {
  it.each([
    ['alone', code],
    ['in plain words', `名称:杭州样例有限公司 统一社会信用代码:${code} 登记机关:杭州市`],
    ['in an address', `http://zj.gsxt.gov.cn/%7B?uniscid=${code}&type=1`],
    ['in lower case', `https://www.gsxt.gov.cn/index.html?code=${code.toLowerCase()}`],
    ['in groups', `统一社会信用代码：${grouped}`],
    ['full-width', `代码：${wide}`],
    ['percent-encoded', `https://scjg.example/q?d=${encodeURIComponent(`代码=${code}`)}`],
    ['percent-encoded twice', `https://scjg.example/q?d=${encodeURIComponent(encodeURIComponent(`代码=${code}`))}`],
    ['between escapes of GBK', `https://scjg.example/q?d=%B4%FA%C2%EB%3A${code}%3B`],
    ['in base64', `https://scjg.example/q?data=${base64}`],
    ['in base64 for addresses', `https://scjg.example/q?data=${base64.replace(/\+/g, '-').replace(/\//g, '_')}`],
  ])('are found %s', (_how, text) => {
    expect(creditCodesIn(text)).toEqual([code])
  })

  it('are not made out of what is enciphered, of longer numbers or of a wrong check digit', () => {
    const wrong = code.slice(0, 17) + (code.endsWith('A') ? 'B' : 'A')
    for (const text of [
      '',
      'http://www.gsxt.gov.cn/entity?p=6D1F0C2A9B7E44518E3C5A7F91D2E8B06D1F0C2A9B7E4451',
      `9${code}`,
      `${code}0`,
      wrong,
    ]) {
      expect(creditCodesIn(text), text).toEqual([])
    }
    // 200 random enciphered parameters: pseudo-random, the same at every run
    let state = 20261125
    const random = () => {
      state = (state * 1103515245 + 12345) % 2147483648
      return state / 2147483648
    }
    for (let i = 0; i < 200; i++) {
      const bytes = Buffer.from(Array.from({ length: 48 }, () => Math.floor(random() * 256)))
      expect(creditCodesIn(`http://gsxt.example/?p=${encodeURIComponent(bytes.toString('base64'))}`)).toEqual([])
      expect(creditCodesIn(`http://gsxt.example/?p=${bytes.toString('hex')}`)).toEqual([])
    }
  })
})
