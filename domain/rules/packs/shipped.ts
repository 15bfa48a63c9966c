import aliyun from '../../../assets/rule-packs/providers/aliyun.json' with { type: 'json' }
import huawei from '../../../assets/rule-packs/providers/huawei.json' with { type: 'json' }
import inspur from '../../../assets/rule-packs/providers/inspur.json' with { type: 'json' }
import netease from '../../../assets/rule-packs/providers/netease.json' with { type: 'json' }
import qingcloud from '../../../assets/rule-packs/providers/qingcloud.json' with { type: 'json' }
import r1yun from '../../../assets/rule-packs/providers/r1yun.json' with { type: 'json' }
import tencent from '../../../assets/rule-packs/providers/tencent.json' with { type: 'json' }
import ucloud from '../../../assets/rule-packs/providers/ucloud.json' with { type: 'json' }
import anhui from '../../../assets/rule-packs/provinces/anhui.json' with { type: 'json' }
import beijing from '../../../assets/rule-packs/provinces/beijing.json' with { type: 'json' }
import chongqing from '../../../assets/rule-packs/provinces/chongqing.json' with { type: 'json' }
import fujian from '../../../assets/rule-packs/provinces/fujian.json' with { type: 'json' }
import gansu from '../../../assets/rule-packs/provinces/gansu.json' with { type: 'json' }
import guangdong from '../../../assets/rule-packs/provinces/guangdong.json' with { type: 'json' }
import guangxi from '../../../assets/rule-packs/provinces/guangxi.json' with { type: 'json' }
import guizhou from '../../../assets/rule-packs/provinces/guizhou.json' with { type: 'json' }
import hainan from '../../../assets/rule-packs/provinces/hainan.json' with { type: 'json' }
import hebei from '../../../assets/rule-packs/provinces/hebei.json' with { type: 'json' }
import heilongjiang from '../../../assets/rule-packs/provinces/heilongjiang.json' with { type: 'json' }
import henan from '../../../assets/rule-packs/provinces/henan.json' with { type: 'json' }
import hubei from '../../../assets/rule-packs/provinces/hubei.json' with { type: 'json' }
import hunan from '../../../assets/rule-packs/provinces/hunan.json' with { type: 'json' }
import jiangsu from '../../../assets/rule-packs/provinces/jiangsu.json' with { type: 'json' }
import jiangxi from '../../../assets/rule-packs/provinces/jiangxi.json' with { type: 'json' }
import jilin from '../../../assets/rule-packs/provinces/jilin.json' with { type: 'json' }
import liaoning from '../../../assets/rule-packs/provinces/liaoning.json' with { type: 'json' }
import neimenggu from '../../../assets/rule-packs/provinces/neimenggu.json' with { type: 'json' }
import ningxia from '../../../assets/rule-packs/provinces/ningxia.json' with { type: 'json' }
import qinghai from '../../../assets/rule-packs/provinces/qinghai.json' with { type: 'json' }
import shaanxi from '../../../assets/rule-packs/provinces/shaanxi.json' with { type: 'json' }
import shandong from '../../../assets/rule-packs/provinces/shandong.json' with { type: 'json' }
import shanghai from '../../../assets/rule-packs/provinces/shanghai.json' with { type: 'json' }
import shanxi from '../../../assets/rule-packs/provinces/shanxi.json' with { type: 'json' }
import sichuan from '../../../assets/rule-packs/provinces/sichuan.json' with { type: 'json' }
import tianjin from '../../../assets/rule-packs/provinces/tianjin.json' with { type: 'json' }
import xinjiang from '../../../assets/rule-packs/provinces/xinjiang.json' with { type: 'json' }
import xizang from '../../../assets/rule-packs/provinces/xizang.json' with { type: 'json' }
import yunnan from '../../../assets/rule-packs/provinces/yunnan.json' with { type: 'json' }
import zhejiang from '../../../assets/rule-packs/provinces/zhejiang.json' with { type: 'json' }
import suffixes from '../../../assets/rule-packs/suffixes.json' with { type: 'json' }
import { mergePacks, type RulePacks } from './resolve.ts'
import { rulePackSchema } from './schema.ts'

const files: readonly unknown[] = [
  beijing,
  tianjin,
  hebei,
  shanxi,
  neimenggu,
  liaoning,
  jilin,
  heilongjiang,
  shanghai,
  jiangsu,
  zhejiang,
  anhui,
  fujian,
  jiangxi,
  shandong,
  henan,
  hubei,
  hunan,
  guangdong,
  guangxi,
  hainan,
  chongqing,
  sichuan,
  guizhou,
  yunnan,
  xizang,
  shaanxi,
  gansu,
  qinghai,
  ningxia,
  xinjiang,
  tencent,
  huawei,
  aliyun,
  ucloud,
  inspur,
  netease,
  qingcloud,
  r1yun,
  suffixes,
]

/** The packs that ship with the desk, schema-checked. What an agency adds is laid over them with `mergePacks`. */
export const shippedPackList = files.map((file) => rulePackSchema.parse(file))

export const shippedPacks: RulePacks = mergePacks(shippedPackList)
