// apart from the schemas: a worker that draws one sheet loads these and no schema

/** 备案订单类型 (UC, HW, IN; domain.md 4.3). */
export const orderKinds = {
  first: '首次备案',
  'add-service': '新增网站/APP',
  'add-access': '新增接入',
  'change-subject': '变更主体',
  'change-service': '变更服务',
  'change-access': '变更接入',
  'cancel-subject': '注销主体',
  'cancel-service': '注销服务',
  'cancel-access': '取消接入',
  migrate: '迁移',
  transfer: '转移',
  claim: '认领',
} as const
export type OrderKind = keyof typeof orderKinds

/** Where an order stands. The last two end it without a result. */
export const orderStages = {
  prepare: '准备',
  fill: '填写',
  upload: '上传核验',
  review: '接入商初审',
  sms: '短信核验',
  bureau: '管局审核',
  filed: '已备案',
  care: '维护',
  withdrawn: '已撤回',
  expired: '已过期',
} as const
export type OrderStage = keyof typeof orderStages
