import { bureauWorkingDays, smsHours } from '../clocks/order-clocks.ts'
import type { OrderStage, Source } from '../model/index.ts'
import { asked } from '../rules/province.ts'
import type { Setting } from '../rules/rule.ts'
import { source } from '../rules/sources.ts'

export const timetableKeys = ['preparation', 'handing-in', 'review', 'sms', 'bureau', 'filed'] as const
export type TimetableKey = (typeof timetableKeys)[number]

/** 备案流程关键节点时间表: the document's table as data, and what law and providers say instead. */
export interface TimetableRow {
  readonly key: TimetableKey
  /** the row's name in the document */
  readonly title: string
  readonly work: string
  /** the document's own words, e.g. 20-30天 */
  readonly documentTime: string
  /** days at least and at most by the document; 0 to 1 for the 24 hours */
  readonly documentDays: readonly [least: number, most: number]
  readonly care: string
  /** stages of an order that the row covers */
  readonly stages: readonly OrderStage[]
  /** what the law or the providers say instead (zh-CN) */
  readonly otherwise: string
  readonly sources: readonly Source[]
}

const table = source('SEED', '备案流程关键节点时间表')

export const timetable: readonly TimetableRow[] = [
  {
    key: 'preparation',
    title: '前期准备',
    work: '域名注册、实名认证；服务器配置；资料整理',
    documentTime: '3-15天',
    documentDays: [3, 15],
    care: '域名需满 3 个月，服务器需国内机房',
    stages: ['prepare'],
    otherwise: '接入商看的是域名剩余有效期满 3 个月；实名认证后再等 3 天',
    sources: [table, source('TX', '备案域名')],
  },
  {
    key: 'handing-in',
    title: '系统提交',
    work: '登录备案系统，填写信息并上传材料',
    documentTime: '1-2天',
    documentDays: [1, 2],
    care: '材料需真实完整，公章清晰',
    stages: ['fill', 'upload'],
    otherwise: '通过接入商的备案系统提交；工信部网站只供查询和短信核验',
    sources: [table, source('R33', '第八条')],
  },
  {
    key: 'review',
    title: '接入商初审',
    work: '审核材料真实性及完整性',
    documentTime: '1-3天',
    documentDays: [1, 3],
    care: '及时查看驳回原因并修改',
    stages: ['review'],
    otherwise: '各家 1 至 2 个工作日',
    sources: [table, source('HW', '备案流程咨询'), source('UC', 'guidance1')],
  },
  {
    key: 'sms',
    title: '短信核验',
    work: '法定代表人接收短信并验证',
    documentTime: '24小时内',
    documentDays: [0, 1],
    care: '需保持手机畅通',
    stages: ['sms'],
    otherwise: `${smsHours} 小时；收短信的是主体负责人和／或网站负责人，看订单类型`,
    sources: [table, source('UC', 'guidance2')],
  },
  {
    key: 'bureau',
    title: '管局审核',
    work: '通信管理局审核备案信息',
    documentTime: '20-30天',
    documentDays: [20, 30],
    care: '定期查询进度，避免超时',
    stages: ['bureau'],
    otherwise: `法定 ${bureauWorkingDays} 个工作日`,
    sources: [table, source('R33', '第十二条')],
  },
  {
    key: 'filed',
    title: '备案成功',
    work: '获取备案号并悬挂网站',
    documentTime: '1天',
    documentDays: [1, 1],
    care: '需链接至工信部查询系统',
    stages: ['filed'],
    otherwise: '接入商解除拦截可能再晚 1 个工作日；30 日内办公安联网备案',
    sources: [table, source('R33', '第十三条'), source('UC', 'guidance13')],
  },
]

/** The table's row for a stage; none for 维护 and for orders that ended early. */
export const timetableRow = (stage: OrderStage): TimetableRow | undefined =>
  timetable.find((row) => row.stages.includes(stage))

/** From the first day to the number on the site, in days, by the document's table; 广东 and 浙江 take the longer bureau time. */
export function documentDuration(setting: Pick<Setting, 'province'>): readonly [least: number, most: number] {
  const longer = asked(setting, 'bureauWorkingDays') !== undefined
  return timetable.reduce<readonly [number, number]>(
    ([least, most], row) => {
      const [rowLeast, rowMost] = row.documentDays
      const isBureau = row.stages.includes('bureau')
      return [least + rowLeast, most + (isBureau && !longer ? rowLeast : rowMost)]
    },
    [0, 0],
  )
}
