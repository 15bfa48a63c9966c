import { inLanguage } from '../app/language.ts'

const zhCN = {
  choose: '选择网站/APP',
  preview: '核验单预览',
  page: (page: number) => `核验单第 ${page} 页`,
  drawing: '正在画核验单…',
  failed: '核验单没有画出来',
  before: '打印前看一眼',
  well: '没有发现会让核验单被退回的问题',
  glyph: (character: string, field: string) => `“${character}”（${field}）字库里没有，打印后请手写补上`,
  signer: '由网站负责人签字（法定代表人签了不算），单位在签字旁盖红色公章；日期先空着',
  signerByDocument:
    '按您的文档由法定代表人签字、盖红色公章；但表上印的是“网站负责人签字”，两人不同时先问接入商。日期先空着',
  signerPerson: '由网站负责人本人签字，个人不盖章；日期先空着',
  middle: '中间一块由接入商填写，请客户不要动',
  save: '保存 PDF',
  print: '打印',
  printHow: '打印时选：A4、纵向、实际大小（100%），不要选“适合页面”',
  after: '签字盖章后整张彩色扫描，四边都要扫全，放回“材料”里的核验单位置',
  toMaterials: '去放扫描件',
  confirmTitle: (count: number) => `还有 ${count} 处会被驳回，仍要出核验单？`,
  confirmWhat: '核验单上的内容改过之后要重新签字盖章。建议先改好再打印。',
  confirmGo: '先去改',
  confirmYes: '仍然继续',
  saved: (name: string) => `已保存到历史，正在下载：${name}`,
  opened: '已在新窗口打开，请用它的打印按钮',
  blocked: '新窗口被拦住了，请允许本页弹出窗口后再点一次“打印”',
  noName: '没有填主办单位名称',
  noDomain: '没有填域名',
} as const

export const words = inLanguage({ 'zh-CN': zhCN })
