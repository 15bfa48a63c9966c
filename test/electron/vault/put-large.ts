/** Child of the write-failure test: puts a file that the system will not let grow, then a small one. */
import { DeskRefusal } from '../../../domain/contract/index.ts'
import { openVault } from '../../../electron/vault/index.ts'

const vault = await openVault(process.argv[2]!, {
  content: new Uint8Array(32).fill(1),
  naming: new Uint8Array(32).fill(2),
})
const outcome = await vault.put(new Uint8Array(4_000_000)).then(
  () => 'kept',
  (error: unknown) => (error instanceof DeskRefusal ? JSON.stringify(error.refusal) : String(error)),
)
console.log(outcome)
console.log(await vault.put(new Uint8Array(1000)))
