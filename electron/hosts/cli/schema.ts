import { z } from 'zod'
import { clientFileSchema } from '../../../domain/model/index.ts'
import { noPositionals, parseOptions } from './arguments.ts'
import type { ExitCode, Terminal } from './terminal.ts'

/** `schema`: the JSON Schema of CLIENT.json, as `import`, `check` and `sheet` accept it. */
export async function schemaCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  noPositionals(parseOptions(args, {}).positionals)
  terminal.out(JSON.stringify(z.toJSONSchema(clientFileSchema, { io: 'input' }), null, 2))
  return 0
}
