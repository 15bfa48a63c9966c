/** Counts up whenever a change of the checks may change a verdict; scans judged by an earlier one are checked again. */
export const inspectionVersion = 19
