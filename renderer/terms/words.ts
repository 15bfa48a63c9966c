import { permitNames } from '../../domain/guide/filing-or-licence.ts'
import {
  accessMethods,
  idKinds,
  licenceKinds,
  materialKinds,
  orderKinds,
  personRoles,
  preApprovalKinds,
  serviceKinds,
  severityNames,
  subjectKinds,
} from '../../domain/model/index.ts'
import { providerSettingNames, provinceSettingNames } from '../../domain/rules/packs/words.ts'
import { changeKinds, orderActions, stageNames } from '../../domain/workflow/index.ts'
import { inLanguage } from '../app/language.ts'
import { en } from './words.en.ts'

/** The trade's own terms as domain/ names them: what a key of the model is called wherever the window shows it. */
export const zhCN = {
  severityNames,
  subjectKinds,
  licenceKinds,
  personRoles,
  idKinds,
  serviceKinds,
  preApprovalKinds,
  accessMethods,
  materialKinds,
  orderKinds,
  stageNames,
  orderActions,
  changeKinds,
  permitNames,
  provinceSettingNames,
  providerSettingNames,
} as const

export const terms = inLanguage({ 'zh-CN': zhCN, en })
