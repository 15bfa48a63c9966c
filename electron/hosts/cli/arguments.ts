import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { DeskRefusal } from '../../../domain/contract/index.ts'

/** What is refused because the command was not called rightly. */
export const wrongUse = (message: string) => new DeskRefusal('invalid-input', message, '用法见 desk --help。')

/** Options every command may take; what a command does not know is refused, not ignored. */
export function parseOptions<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw wrongUse(`参数不对：${(error as Error).message}`)
  }
}

/** @throws DeskRefusal where the option was left out */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw wrongUse(`缺少 --${option}。`)
  return value
}

/** @throws DeskRefusal where files are named on a command that takes none */
export function noPositionals(positionals: string[]): void {
  if (positionals.length > 0) throw wrongUse(`不认识的参数：${positionals.join(' ')}`)
}
