import type { RuleInfo } from '../rules/rule.ts'
import { source } from '../rules/sources.ts'

const law = [source('R33', '第十三条：主页底部中央标明备案编号'), source('HW', '备案成功后咨询')]
const document = [source('SEED', '获取备案号：首页右下角，字体不小于 12 像素')]
const looksAt = '保存下来的首页'

/** What can be said of a saved home page. `checkHomePage` decides which of them apply. */
export const homePageRules = {
  numberMissing: {
    code: 'home-page.number.missing',
    severity: 'reject',
    title: '首页没有备案号',
    looksAt,
    remedy: '在首页底部加上备案号，可以直接粘贴生成的页脚代码',
    sources: [...law, source('HW', '备案驳回咨询：未添加备案号')],
    reasons: [62],
  },
  numberDiffers: {
    code: 'home-page.number.differs',
    severity: 'reject',
    title: '首页的备案号不对',
    looksAt,
    remedy: '换成这个网站自己的备案号',
    sources: [source('HW', '错误提示FAQ：悬挂错误的备案号')],
    reasons: [62],
  },
  linkMissing: {
    code: 'home-page.link',
    severity: 'reject',
    title: '备案号没有链接到工信部网站',
    looksAt,
    remedy: '给备案号加上链接 https://beian.miit.gov.cn/',
    sources: [...law, source('SEED', '获取备案号：链接至 beian.miit.gov.cn')],
    reasons: [62],
  },
  hidden: {
    code: 'home-page.hidden',
    severity: 'reject',
    title: '备案号看不见',
    looksAt,
    remedy: '去掉隐藏样式，让访客能直接看到备案号',
    sources: law,
    reasons: [62],
  },
  notAtBottom: {
    code: 'home-page.place.bottom',
    severity: 'likely',
    title: '备案号不在页面底部',
    looksAt,
    remedy: '移到页面最下方',
    sources: [...law, ...document],
    reasons: [62],
  },
  notCentred: {
    code: 'home-page.place.centre',
    severity: 'likely',
    title: '备案号不在底部中央',
    looksAt,
    remedy: '把页脚设为居中',
    sources: law,
    reasons: [62],
    reading: 'law',
  },
  notRight: {
    code: 'home-page.place.right',
    severity: 'likely',
    title: '备案号不在右下角',
    looksAt,
    remedy: '按用户文档放在右下角；规定是底部中央，两者不同以规定为准',
    sources: document,
    reasons: [62],
    reading: 'document',
  },
  tooSmall: {
    code: 'home-page.size',
    severity: 'likely',
    title: '备案号字体小于 12 像素',
    looksAt,
    remedy: '把字体调到 12 像素以上；这个尺寸只见于用户文档',
    sources: document,
    reasons: [62],
    reading: 'document',
  },
} as const satisfies Record<string, RuleInfo>
