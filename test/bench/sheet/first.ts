import { readFileSync, writeFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { drawers, type Work } from './drawers.ts'

/**
 * Draws in a process of its own and prints the processor time it took, from the process's start, in milliseconds:
 * `first.ts DRAWER WORK FONT OUT.pdf`. DRAWER `none` reads the work and the font and draws nothing.
 */
const [, , name = '', work = '', font = '', out = ''] = process.argv
const given = deserialize(readFileSync(work)) as Omit<Work, 'font'>
const all: Work = { ...given, font: new Uint8Array(readFileSync(font)) }
if (name !== 'none') writeFileSync(out, await drawers[name as keyof typeof drawers](all))
const { user, system } = process.cpuUsage()
console.log((user + system) / 1000)
