/** What a person is to the filing. One person may hold several roles. */
export const personRoles = {
  'legal-representative': '法定代表人',
  operator: '经营者',
  'subject-lead': '主体负责人',
  'service-lead': '网站负责人',
  agent: '经办人',
} as const
export type PersonRole = keyof typeof personRoles
