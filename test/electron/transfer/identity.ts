/** An invented client whose particulars must never be readable in a data folder. */
export const identity = {
  name: '杭州云上茶业有限公司',
  person: '陈知远',
  idNumber: '11010519491231002X',
  mobile: '13800002201',
} as const
