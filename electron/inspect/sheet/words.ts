import type { Evidence, Region, sheetSides } from '../../../domain/model/inspection.ts'

const sideNames: Record<(typeof sheetSides)[number], string> = {
  top: '上边',
  right: '右边',
  bottom: '下边',
  left: '左边',
}

const told = (code: string, message: string, remedy: string, region?: Region): Evidence => ({
  code,
  message,
  remedy,
  ...(region ? { region } : {}),
})

/** What is said of a 核验单, in the clerk's words. */
export const sheetWords = {
  unknown: () =>
    told(
      'sheet-unknown',
      '不是本系统打印的核验单，请人工核对',
      '若确是本系统打印的核验单，请把整张纸放平重新扫描或拍照；其他版本的核验单请人工逐项核对',
    ),
  frameWhole: () => told('sheet-frame-whole', '边框完整', ''),
  frameCut: (sides: readonly (typeof sheetSides)[number][], region: Region) =>
    told(
      'sheet-frame-cut',
      `核验单的边框没有拍全：${sides.map((side) => sideNames[side]).join('、')}被裁掉`,
      '请重新扫描或拍照，四条边框都要在画面里，四周留一点空',
      region,
    ),
  linesWhole: () => told('sheet-lines-whole', '边框和表格线没有断开或涂改', ''),
  lineBroken: (length: number, region: Region) =>
    told(
      'sheet-line-broken',
      `边框或表格线缺了约 ${length} 毫米，像是被涂改`,
      '请重新打印一份，不要用涂改液或橡皮，重新签字盖章后再扫描',
      region,
    ),
  linesUnclear: (region: Region) =>
    told(
      'sheet-lines-unclear',
      '多处表格线看不清，无法判断是否有涂改',
      '请把纸放平，在均匀光线下重新扫描或拍照',
      region,
    ),
  providerEmpty: () => told('sheet-provider-empty', '接入服务单位填写部分为空', ''),
  providerFilled: (region: Region) =>
    told(
      'sheet-provider-filled',
      '接入服务单位填写的部分被写了字或打了勾',
      '这部分由接入商填写，请重新打印一份，只签字盖章，不要动中间部分',
      region,
    ),
  providerTouched: (region: Region) =>
    told(
      'sheet-provider-touched',
      '接入服务单位填写的部分好像有笔迹，请人工看一眼',
      '若有人动过笔，请重新打印一份再签字盖章',
      region,
    ),
  providerStamped: (region: Region) =>
    told(
      'sheet-provider-stamped',
      '章盖在了接入服务单位填写的部分',
      '请重新打印一份，把公章盖在最下面的“单位盖章”处',
      region,
    ),
  providerCovered: (region: Region) =>
    told(
      'sheet-provider-covered',
      '接入服务单位填写的部分被东西遮住，看不出是否填写',
      '请移开遮挡物重新扫描或拍照',
      region,
    ),
  signed: (region: Region) => told('sheet-signed', '有网站负责人签字', '', region),
  signedFaintly: (region: Region) =>
    told('sheet-signature-faint', '签字很淡或不完整，请人工看一眼', '请网站负责人用黑色或蓝黑色签字笔签全名', region),
  unsigned: (region: Region) =>
    told('sheet-unsigned', '没有网站负责人签字', '请网站负责人本人用黑色签字笔在“网站负责人签字”处签全名', region),
  onlyChop: (region: Region) =>
    told(
      'sheet-only-chop',
      '网站负责人处只盖了名章，没有亲笔签字',
      '请网站负责人本人用黑色签字笔签全名，名章不能代替',
      region,
    ),
  sealInPlace: (size: number, region: Region) =>
    told('sheet-seal-in-place', `公章盖在应盖的位置（约 ${size} 毫米）`, '', region),
  sealOddSize: (size: number, region: Region) =>
    told(
      'sheet-seal-odd-size',
      `章的大小约 ${size} 毫米，不像单位公章，请人工看一眼`,
      '公章一般为 38～45 毫米，请核对是否盖错章',
      region,
    ),
  sealOverFields: (region: Region) =>
    told(
      'sheet-seal-over-fields',
      '章压住了网站主办者名称或域名',
      '请重新打印一份，把公章盖在最下面的“单位盖章”处',
      region,
    ),
  sealElsewhere: (region: Region) =>
    told('sheet-seal-misplaced', '公章没有盖在“单位盖章”处', '请重新打印一份，把公章盖在最下面的“单位盖章”处', region),
  sealNowhere: (region: Region) =>
    told('sheet-seal-absent', '“单位盖章”处没有红色公章', '请在“单位盖章”处加盖红色公章', region),
  fieldsFilled: () => told('sheet-fields-filled', '名称和域名已填写', ''),
  fieldEmpty: (label: string, region: Region) =>
    told('sheet-field-empty', `${label}是空的`, '请用本系统打印已填好的核验单，重新签字盖章', region),
  fieldChanged: (label: string, region: Region) =>
    told(
      'sheet-field-changed',
      `${label}好像被手工改过，请人工看一眼`,
      '核验单不能涂改；若改过，请改好资料后重新打印、签字、盖章',
      region,
    ),
}
