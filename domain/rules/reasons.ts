/**
 * 驳回原因: the 62 reasons for which filings come back (TX 常见驳回原因、备案驳回; HW 备案驳回咨询、错误提示FAQ; UC problem2; IN;
 * 54 from the user's document; 55-58 derived from how the sheet is filled in).
 */
export interface RejectionReason {
  readonly number: number
  /** zh-CN */
  readonly title: string
  /** why the desk cannot know it before submission (zh-CN); '' where it can */
  readonly unknowable: string
}

const titles: readonly string[] = [
  '域名未实名认证',
  '域名持有者名称与主体不一致',
  '域名持有者证件类型或号码不一致',
  '域名信息尚未入工信部库',
  '域名后缀未获批复',
  '域名注册商未获批复或在境外',
  '域名已过期',
  '域名有效期不足 3 个月',
  '域名开启了隐私保护',
  '备案未通过域名已能访问',
  '域名已被原持有者备案',
  '一个网站多个域名',
  '名称不足 3 个字',
  '名称只有数字或字母',
  '名称有特殊符号',
  '名称就是域名',
  '名称用了国字头',
  '名称有敏感词',
  '名称有论坛、博客等字样',
  '名称与主体无关',
  '名称重复',
  '内容与主体不符',
  '缺少前置审批',
  '前置审批过期或不清晰',
  '金融类字样无许可或承诺书',
  '培训、医疗、电商类字样无承诺书',
  '备注缺少要求的说明',
  '主体名称与执照不一致',
  '主体证件号码错误',
  '执照过期',
  '证件住所不一致',
  '经营异常或已吊销',
  '跨省备案',
  '跨市备案',
  '主体负责人不是法定代表人',
  '两个负责人必须为同一人',
  '年龄限制',
  '外籍法定代表人未授权',
  '通信地址未到门牌号',
  '电话无法接通',
  '电话不是本省的',
  '手机号已用于其他主体',
  '应急电话与手机相同',
  '两个负责人共用手机或邮箱',
  '复印件或黑白件',
  '模糊或反光',
  '边框不全',
  '翻拍屏幕或电子执照',
  '水印或遮挡盖住文字',
  '身份证不足 3 个月',
  '授权书缺失、过旧或未盖章',
  '缺少本省承诺书',
  '缺少网站建设方案书',
  '核验单缺少公章',
  '盖的章不对',
  '未签字或签字人不对',
  '核验单有涂改',
  '核验单上的域名不一致',
  '人脸或幕布核验不通过',
  '订单类型错误、有其他在途订单或已备案',
  '短信核验超时或错 5 次',
  '原有网站打不开或没有备案号、链接',
]

const unknowable: Readonly<Record<number, string>> = {
  59: '人脸核验由接入商在提交时进行',
}

/** All of them, in the order of their numbers. */
export const rejectionReasons: readonly RejectionReason[] = titles.map((title, place) => ({
  number: place + 1,
  title,
  unknowable: unknowable[place + 1] ?? '',
}))
