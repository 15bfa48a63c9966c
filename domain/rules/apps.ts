import { compact } from '../identifiers/text.ts'
import type { AppPlatform } from '../model/index.ts'
import { unfiled } from './filing.ts'
import { rule } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { source } from './sources.ts'

const platformNames: Record<AppPlatform['platform'], string> = { android: '安卓', ios: 'iOS', harmony: '鸿蒙' }
const digests: Record<AppPlatform['platform'], { pattern: RegExp; look: string }> = {
  android: { pattern: /^[0-9a-f]{32}$/, look: 'MD5，32 位十六进制' },
  harmony: { pattern: /^[0-9a-f]{32}$/, look: 'MD5，32 位十六进制' },
  ios: { pattern: /^[0-9a-f]{40}$/, look: 'SHA-1，40 位十六进制' },
}
const packageName = /^[a-zA-Z][\w-]*(\.[a-zA-Z0-9][\w-]*)+$/
const apps = [source('UC', 'basics/knowledge3、knowledge4'), source('HW', 'App备案咨询')]

export const appFieldWrong = rule({
  code: 'apps.fields',
  severity: 'reject',
  title: 'APP 的包名、公钥或签名不对',
  looksAt: 'APP：平台、包名、公钥、签名',
  remedy: '请客户的开发人员提供包名（Bundle ID）、公钥和证书签名，逐字粘贴',
  sources: apps,
  *check(client) {
    for (const service of unfiled(client)) {
      if (service.kind !== 'app') continue
      for (const [place, app] of service.appPlatforms.entries()) {
        const path = `services.${service.id}.appPlatforms.${place}`
        const what = `${serviceTitle(service)}的${platformNames[app.platform]}版`
        const signature = compact(app.signature).replace(/:/g, '').toLowerCase()
        const { pattern, look } = digests[app.platform]
        if (app.packageName === '') yield { path: `${path}.packageName`, message: `${what}没有填写包名` }
        else if (!packageName.test(app.packageName)) {
          yield { path: `${path}.packageName`, message: `${what}的包名写法不对，应像 com.example.app` }
        }
        if (app.publicKey === '') yield { path: `${path}.publicKey`, message: `${what}没有填写公钥` }
        if (signature === '') yield { path: `${path}.signature`, message: `${what}没有填写签名` }
        else if (!pattern.test(signature)) yield { path: `${path}.signature`, message: `${what}的签名应是 ${look}` }
      }
    }
  },
})

export const appTwice = rule({
  code: 'apps.duplicate',
  severity: 'reject',
  title: '同一主体下 APP 的名称或包名重复',
  looksAt: 'APP：名称、平台、包名',
  remedy: '同名的几个平台合成一个 APP；不同的 APP 用不同的名称和包名',
  sources: apps,
  reasons: [21],
  *check(client) {
    const names = new Set<string>()
    const packages = new Set<string>()
    for (const service of client.services) {
      if (service.kind !== 'app') continue
      const name = compact(service.name)
      if (name !== '' && names.has(name)) {
        yield { path: `services.${service.id}.name`, message: `名下已有叫「${service.name}」的 APP` }
      }
      names.add(name)
      for (const [place, app] of service.appPlatforms.entries()) {
        const key = `${app.platform} ${app.packageName}`
        if (app.packageName !== '' && packages.has(key)) {
          const path = `services.${service.id}.appPlatforms.${place}.packageName`
          yield { path, message: `${serviceTitle(service)}的包名和另一个 APP 相同` }
        }
        packages.add(key)
      }
    }
  },
})

export const appRules = [appFieldWrong, appTwice]
