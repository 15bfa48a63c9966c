import { Typography } from 'antd'
import { colon } from '../app/phrases.ts'
import { useWindow } from '../app/store.ts'
import { FileProblems } from './FileProblems.tsx'
import { words } from './words.ts'

/** Where the agency's own rule files lie, how many are in use, and which could not be used and why. */
export function AgencyRulesPart() {
  const agency = useWindow((state) => state.agency)
  if (!agency) return null
  return (
    <div className="agency-rules">
      <p>{words.agencyInUse(agency.packs.length, agency.years.length)}</p>
      <p className="quiet">
        {words.agencyFolder}
        {colon}
        <Typography.Text copyable>{agency.folder}</Typography.Text>
      </p>
      <FileProblems title={words.agencyProblems(agency.problems.length)} problems={agency.problems} />
    </div>
  )
}
