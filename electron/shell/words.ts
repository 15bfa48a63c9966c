import { type Language, tableOf } from '../../domain/language.ts'
import { workGroups } from '../../domain/workbench/groups.ts'
import { en } from './words.en.ts'

/** What the shell itself says: the menu and the notices. */
export const zhCN = {
  menu: {
    app: '备案台',
    about: '关于备案台',
    quit: '退出',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '视图',
    reload: '重新载入',
    resetZoom: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    fullScreen: '全屏',
    developerTools: '开发者工具',
    window: '窗口',
    minimise: '最小化',
    close: '关闭',
  },
  notice: {
    groups: workGroups,
    late: (what: string) => `${what}：已过期`,
    today: (what: string) => `${what}：今天到期`,
    hours: (what: string, hours: number) => (hours < 1 ? `${what}：不到 1 小时` : `${what}：还剩 ${hours} 小时`),
    open: '点开看是哪个客户、要做什么',
    openOf: (client: string) => `${client}，点开去办`,
    many: (count: number, late: number) =>
      late === 0
        ? `${count} 件事今天到期`
        : late === count
          ? `${count} 件事已过期`
          : `${count} 件事到期，其中 ${late} 件已过期`,
    part: (what: string, count: number) => `${what} ${count}`,
    parts: (parts: readonly string[]) => parts.join('、'),
  },
} as const

/** The shell's words in a language. */
export const shellWords = (language: Language) => tableOf(language, { 'zh-CN': zhCN, en })
