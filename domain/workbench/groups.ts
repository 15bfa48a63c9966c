/** What the lines of the 工作台 are about, in the order of the morning. */
export const workGroups = {
  sms: '短信核验',
  returned: '退回待改',
  stuck: '审核超期',
  deadline: '订单期限',
  papers: '证件到期',
  domains: '域名',
  scans: '扫描件待看',
  filed: '备案后',
  report: '年度报告',
  orders: '在办订单',
} as const
export type WorkGroup = keyof typeof workGroups
export const workGroupNames = Object.keys(workGroups) as [WorkGroup, ...WorkGroup[]]
