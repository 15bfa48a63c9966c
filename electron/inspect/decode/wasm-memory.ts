const memorySection = 5
const pageBytes = 65_536

/**
 * The same WebAssembly module with a lower limit to its own memory, so that a hostile document runs out of it there and
 * not out of the machine's. (WebAssembly Core Specification 2.0, 5.5.8: the memory section holds the limits in LEB128.)
 * @param wasm a module that declares one memory with a maximum
 * @param bytes the limit, below the module's own
 * @throws Error where the module is built otherwise
 */
export function withMemoryLimit(wasm: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> {
  const module = new Uint8Array(wasm)
  let at = 8
  const number = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++]!
      value |= (byte & 127) << shift
      if (byte < 128) return value >>> 0
    }
  }
  while (at < module.length) {
    const section = module[at++]
    const end = number() + at
    if (section === memorySection) {
      const [memories, flags] = [number(), number()]
      number()
      const from = at
      const most = number()
      const pages = Math.floor(bytes / pageBytes)
      if (memories !== 1 || flags !== 1 || pages >= most) break
      // as many bytes as before: LEB128 may be padded with empty groups
      for (let i = from; i < at; i++) module[i] = ((pages >>> (7 * (i - from))) & 127) | (i < at - 1 ? 128 : 0)
      return module
    }
    at = end
  }
  throw new Error('the module does not declare the memory that was to be limited')
}
