import type { Progress, RefusalCode } from '../../domain/contract/index.ts'
import { inLanguage } from './language.ts'
import { en } from './words.en.ts'

export const zhCN = {
  appName: '备案台',
  lostRefusal: { message: '和备案台的连接断了', remedy: '请确认备案台仍在运行；恢复后会自动重试' },
  /** @param said what the desk says of it @param _ways where the key is kept */
  lock: (said: string, _ways: readonly string[]): string => said,
  refused: (_code: RefusalCode, message: string): string => message,
  faultRefusal: { message: '窗口出错了：', remedy: '请重试；仍不行请重新打开备案台' },
  nav: {
    label: '主导航',
    workbench: '工作台',
    orders: '订单',
    clients: '客户',
    review: '待人工看',
    sheets: '打印核验单',
    returns: '回收核验单',
    guide: '指南',
    settings: '设置',
  },
  skipToContent: '跳到正文',
  operator: (name: string) => `${name}（经办）`,
  operatorUnset: '未填经办人',
  search: {
    label: '搜索客户',
    placeholder: '搜索客户、域名、备案号、手机尾号…',
    key: 'Ctrl K',
    results: '搜索结果',
    none: '没有找到。可按名称、拼音首字母、标签、经办人、信用代码、域名、备案号、手机尾号搜索',
    more: (total: number) => `共 ${total} 个，请再输几个字缩小范围`,
  },
  keys: {
    title: '快捷键',
    open: '看快捷键（?）',
    groups: [
      {
        place: '哪里都能用',
        keys: [
          [['?'], '打开这张表'],
          [['Ctrl', 'K'], '搜索客户'],
          [['Alt', '1 … 8'], '去左边第几项：1 工作台，2 客户，3 订单……'],
          [['Esc'], '关掉打开的框'],
        ],
      },
      {
        place: '工作台',
        keys: [
          [['↑', '↓'], '上一件、下一件'],
          [['Enter'], '办这件事'],
          [['C'], '打开这个客户'],
          [['O'], '打开这张订单'],
        ],
      },
      {
        place: '客户列表',
        keys: [
          [['↑', '↓', 'PgUp', 'PgDn'], '在各行间走'],
          [['空格'], '选中或不选这一行'],
          [['Shift', '↑ ↓'], '连着选'],
          [['Ctrl', 'A'], '选中找到的全部客户'],
          [['Ctrl', 'Z'], '撤回刚才的批量修改'],
          [['Enter'], '打开客户'],
          [['直接打字'], '接着搜索'],
        ],
      },
      {
        place: '客户资料',
        keys: [
          [['←', '→'], '在上面的几页间换'],
          [['PgUp', 'PgDn'], '看图时：上一张、下一张'],
          [['+', '-', '0'], '看图时：放大、缩小、复原'],
          [['Esc'], '看图时：回到材料'],
        ],
      },
      {
        place: '订单看板',
        keys: [
          [['↑', '↓', '←', '→'], '在卡片间走'],
          [['Enter'], '打开订单'],
          [['M'], '移到别的阶段'],
        ],
      },
      {
        place: '填报单',
        keys: [
          [['↑', '↓'], '上一项、下一项'],
          [['Enter'], '复制这一项，到下一项'],
        ],
      },
      {
        place: '待人工看',
        keys: [
          [['J', 'K'], '下一份、上一份'],
          [['P'], '通过'],
          [['F'], '不合格'],
          [['U'], '撤回刚才的判断'],
          [['Enter'], '打开客户'],
        ],
      },
    ] as readonly { readonly place: string; readonly keys: readonly (readonly [readonly string[], string])[] }[],
  },
  tasks: {
    label: '正在进行的任务',
    running: (count: number) => `${count} 项进行中`,
    failed: (count: number) => `${count} 项没有做成`,
    idle: '没有正在进行的任务',
    dismiss: '知道了',
    share: (task: Progress) => `${task.done} / ${task.total}`,
  },
  connection: {
    lost: '和备案台的连接断了',
    lostWhat:
      '正在重新连接，没有保存的修改还在这个窗口里，请不要关闭它。如果备案台刚刚重新启动过，请用它新给出的地址打开',
  },
  starting: { label: '正在打开备案台…', failed: '打不开备案台', retry: '重试' },
  unlock: {
    title: '客户库已加锁',
    what: '请输入机构口令。数据只在这台电脑上，口令不会传出去',
    field: '机构口令',
    empty: '请输入口令',
    submit: '打开',
    forgotten: '忘了口令：只能在原来的电脑、原来的系统账户下打开，或从备份恢复',
  },
  /** how names and clauses stand together in a line */
  phrase: {
    colon: '：',
    list: (items: readonly string[]) => items.join('、'),
    clauses: (items: readonly string[]) => items.join('；'),
    labelled: (label: string, what: string) => `${label}：${what}`,
    aside: (what: string) => `（${what}）`,
    quoted: (what: string) => `“${what}”`,
  },
  /** as dayjs writes them */
  dates: { day: 'M月D日', dayAndTime: 'M月D日 HH:mm', month: 'YYYY 年 M 月' },
  retry: '重试',
  close: '关闭',
  cancel: '取消',
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
