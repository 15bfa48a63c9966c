import { describe, expect, it } from 'vitest'
import { withMemoryLimit } from '../../../electron/inspect/decode/wasm-memory.ts'

/** A module that only has a memory of 1 page, of at most 32768 (as Emscripten writes it), and exports it as "m". */
const module = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x05, 0x06, 0x01, 0x01, 0x01, 0x80, 0x80, 0x02],
  ...[0x07, 0x05, 0x01, 0x01, 0x6d, 0x02, 0x00],
)

const memoryOf = async (wasm: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Memory> => {
  const { instance } = await WebAssembly.instantiate(wasm)
  return instance.exports.m as WebAssembly.Memory
}

describe('a WebAssembly module with less memory', () => {
  it('grows to the limit and no further', async () => {
    const memory = await memoryOf(withMemoryLimit(module, 10 * 65_536))
    memory.grow(9)
    expect(() => memory.grow(1)).toThrow(RangeError)
    const free = await memoryOf(module)
    expect(free.grow(20)).toBe(1)
  })

  it('refuses a module that declares no such memory, and a limit that would limit nothing', () => {
    expect(() => withMemoryLimit(module.subarray(0, 8), 65_536)).toThrow('memory')
    expect(() => withMemoryLimit(module, 32_768 * 65_536)).toThrow('memory')
  })
})
