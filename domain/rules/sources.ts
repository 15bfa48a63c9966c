import type { Source } from '../model/finding.ts'

/** The documents the rules rest on. Keys as in the project's domain notes; a date of '-' means it carries none. */
const documents = {
  SEED: ['企业 ICP 备案流程说明（用户文档）', '-'],
  UC: ['UCloud 备案文档', '2026-02-27'],
  HW: ['华为云备案帮助（摘要）', '2025-12'],
  TX: ['腾讯云备案文档', '2022-08-30'],
  QC: ['青云备案文档', '2021-12'],
  JD: ['京东云短信核验说明', '2019'],
  IN: ['浪潮云备案控制台', '2021-06'],
  WX: ['微信开放平台 小程序备案接口', '2023'],
  R33: ['信息产业部令第 33 号《非经营性互联网信息服务备案管理办法》', '2005-02-08'],
  R292: ['国务院令第 292 号《互联网信息服务管理办法》', '2011-01-08'],
  DOM: ['工信部《关于规范互联网信息服务使用域名的通知》', '2017-11-27'],
  SHELL: ['工信部电管〔2011〕6 号《空壳类备案数据清理工作方案》（acang.cn 转述）', '2021-04'],
  APP105: ['工信部信管〔2023〕105 号《关于开展移动互联网应用程序备案工作的通知》（v2ex.com/t/963531 转述）', '2023-07'],
  SHEET: ['《网站备案信息真实性核验单》样张（UCloud）', '2026-02-27'],
  R1YUN: ['瑞一云帮助 344', '-'],
  ICP1: ['icp-1.com 年报说明', '-'],
  CYFB: ['网易蜂巢备案控制台', '-'],
  GB32100: ['GB 32100-2015 法人和其他组织统一社会信用代码编码规则', '2015'],
  GB11643: ['GB 11643-1999 公民身份号码', '1999'],
  GF25: ['国发〔1999〕25 号《关于国家行政机关和企业事业单位社会团体印章管理的规定》', '1999-10-31'],
  TRADE: ['备案代办惯例（未找到成文出处）', '-'],
} as const
export type SourceId = keyof typeof documents

/** A source, with the paragraph or page where it says so. */
export function source(id: SourceId, place = ''): Source {
  const [title, date] = documents[id]
  return { id, title: place === '' ? title : `${title}：${place}`, date }
}
