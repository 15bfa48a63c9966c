import type { ClientStanding } from '../../../domain/contract/index.ts'
import { inLanguage } from '../../app/language.ts'
import { en } from './words.en.ts'

const standings: Record<ClientStanding, string> = {
  reject: '有会被驳回的',
  likely: '有可能被驳回的',
  missing: '缺材料',
  look: '材料要看或要换',
  clean: '可以提交',
}

export const zhCN = {
  filter: {
    label: '筛选',
    assignee: '经办人',
    nobody: '（没有经办人）',
    tags: '标签',
    provinces: '省份',
    standing: '情况',
    standings,
    clear: '清除筛选',
    counted: (value: string, count: number) => `${value}（${count}）`,
  },
  saved: {
    label: '保存的筛选',
    none: '还没有保存的筛选',
    save: '保存筛选',
    saveTitle: '保存现在的搜索、筛选和排序',
    name: '名称',
    nameHint: '例如：小张的加急、浙江缺材料；同名的会换成现在的',
    nameEmpty: '请写名称',
    remove: '删除这个筛选',
    removed: (name: string) => `已删除筛选“${name}”`,
    done: (name: string) => `已保存筛选“${name}”`,
  },
  table: {
    choose: (name: string) => `选择 ${name}`,
    chooseAll: '全选列表里的客户',
    marks: '经办 / 标签',
    nobody: '无经办人',
  },
  bulk: {
    label: '批量操作',
    none: '没有选择客户',
    keys: '空格 选择 · Shift+↑↓ 连选 · Ctrl+A 全选 · Enter 打开 · 直接打字 搜索',
    chosen: (count: number) => `已选 ${count} 个`,
    clear: '取消选择',
    assign: '指派',
    assignTitle: (count: number) => `把 ${count} 个客户交给谁？`,
    assignHint: '写姓名，或选已有的经办人；留空就是没有经办人',
    assignSubmit: '指派',
    assigned: (count: number, name: string) =>
      name === '' ? `${count} 个客户没有经办人了` : `${count} 个客户交给了 ${name}`,
    tag: '标签',
    tagTitle: (count: number) => `改 ${count} 个客户的标签`,
    addTags: '加上',
    removeTags: '去掉',
    tagHint: '可以写新的，回车或逗号隔开',
    tagSubmit: '改标签',
    tagged: (count: number) => `改了 ${count} 个客户的标签`,
    unchanged: '这些客户本来就是这样，没有改动',
    print: '打印核验单',
    remind: '提醒客户',
    export: '导出',
    formats: { xlsx: 'Excel 表格（.xlsx）', csv: 'CSV 表格（.csv）', json: '备案台文件（.json，可再导入）' },
    exported: (count: number, fileName: string) =>
      `正在下载 ${count} 个客户：${fileName}。文件没有加密，内有证件号码，请妥善保管`,
    undo: '撤销',
    undone: (restored: number, kept: number) =>
      kept > 0 ? `已撤销 ${restored} 个；${kept} 个之后又改过，没有动` : `已撤销 ${restored} 个客户的改动`,
    nothingChosen: '请先选择客户',
  },
  remind: {
    title: (count: number) => `提醒 ${count} 个客户`,
    what: '没有网络，文字由您用微信或短信发出。复制前可以改；改动不会保存。',
    reading: (done: number, total: number) => `正在准备 ${done} / ${total}`,
    to: (name: string, mobile: string) => (mobile === '' ? name : `${name} ${mobile}`),
    noContact: '没有填负责人',
    copy: '复制',
    copyOf: (name: string) => `复制给 ${name} 的提醒`,
    copied: '已复制',
    copyFailed: '浏览器不让复制，请选中文字后按 Ctrl+C',
    copyAll: '全部复制',
    nothing: (count: number) => `${count} 个客户没有要提醒的，没有列出`,
    nobody: '选中的客户都没有要提醒的',
    text: (name: string) => `给 ${name} 的提醒`,
    more: (shown: number, total: number) => `先列出前 ${shown} 个，共 ${total} 个要提醒`,
    showMore: '再列出一些',
  },
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
