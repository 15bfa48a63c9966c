import { inLanguage } from '../app/language.ts'
import { en } from './words.en.ts'

export const zhCN = {
  title: '设置',
  operator: '经办人',
  operatorWhat: '写进历史记录：谁看过号码、谁改判、谁打印',
  operatorPlaceholder: '您的姓名',
  look: '外观',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  language: '语言 / Language',
  languageWhat: '窗口说中文或英语。问题、依据、历史和打印、导出、发给客户的文字一律是中文。',
  languageSwitch: '换语言时窗口会重新打开，填了的先存好。',
  languageUnsaved: '还有没存上的内容。请先存好或放弃，再换语言',
  notices: '系统通知',
  noticesWhat: '到期和过期的事由操作系统提醒一次，点开就到那里。通知里没有号码、域名和人名。',
  noticesNotHere: '只有桌面版会提醒；浏览器里打开的备案台请看工作台。',
  noticesOn: '提醒到期和过期的事',
  noticeNames: '通知里写客户简称（旁人也看得见）',
  quiet: '免打扰',
  reading: '规则依据',
  readingWhat:
    '您的备案文档和现行法规有几处说法不同。选哪个，哪个就算“会被驳回”，另一个只作建议。两边的出处都会写在问题里。',
  readings: {
    law: { name: '按法规和接入商规则', what: '例：域名剩余有效期要满 3 个月；核验单由网站负责人签字' },
    document: { name: '按您的文档', what: '例：域名注册时间要满 3 个月；核验单由法定代表人签字' },
  },
  agency: '机构自己的规则',
  agencyWhat: '管局或接入商的要求变了、新一年的放假通知出了，把规则文件（.json）放进这个文件夹，重新打开备案台即生效。',
  agencyFolder: '文件夹',
  agencyInUse: (packs: number, years: number) =>
    packs + years === 0
      ? '没有用到机构自己的规则，现在只用备案台自带的'
      : `正在使用 ${packs} 个规则包、${years} 个年度的放假通知`,
  agencyProblems: (count: number) => `${count} 个文件没有用上`,
  templates: '文书模板',
  templatesWhat: '授权书、承诺书、方案书这些文书的文字。自带的不是官方样张，本机构可以照接入商的最新模板改。',
  safety: '数据保护',
  safetyWhat: '客户资料和扫描件都加密保存，只在这台电脑上。',
  kept: { keychain: '系统钥匙串', passphrase: '机构口令', keyFile: '本机密钥文件' },
  keptOn: '已启用',
  keptOff: '未启用',
  passphrase: '机构口令',
  passphraseSet: '设置口令',
  passphraseChange: '更换口令',
  passphraseWhat: '换电脑或系统账户坏了，凭口令还能打开客户库。请记在安全的地方：忘了无法找回。',
  passphraseNew: '新口令（至少 8 个字符）',
  passphraseAgain: '再输一遍',
  passphraseShort: '口令至少 8 个字符',
  passphraseDiffers: '两遍不一样',
  passphraseDone: '口令已设置',
  about: '关于',
  version: (version: string, door: string) => `备案台 ${version} · ${door}`,
  doors: { electron: '桌面窗口', browser: '浏览器窗口', headless: '命令行' },
  licences: '字体 Noto Sans SC 按 SIL OFL 1.1 许可使用',
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
