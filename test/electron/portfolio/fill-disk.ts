/** Child of the full-disk test: saves clients until the system refuses; says each one that was acknowledged. */
import { DeskRefusal } from '../../../domain/contract/index.ts'
import { openPortfolio } from '../../../electron/portfolio/index.ts'
import { client, entryOf, rowOf, testKey } from './records.ts'

const portfolio = await openPortfolio(process.argv[2]!, testKey())
try {
  for (let count = 0; count < 1000; count += 1) {
    const made = client(`c${count}`, { subject: { name: `第${count}家` }, notes: '备'.repeat(20_000) })
    await portfolio.putClient(made, 0, rowOf(made), entryOf(made.id))
    console.log(made.id)
  }
} catch (error) {
  if (!(error instanceof DeskRefusal)) throw error
  console.log(JSON.stringify(error.refusal))
}
await portfolio.close()
