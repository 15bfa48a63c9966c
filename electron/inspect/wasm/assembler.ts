/**
 * Puts WebAssembly together instruction by instruction, so that there is no binary in the repository nobody can read. Only what the
 * loops of the checks need: whole numbers of four bytes, vectors, loops. Codes as in the specification's index of instructions.
 */

/** What is used of WebAssembly; its types otherwise come only with those of a browser. */
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number; maximum: number; shared: boolean }) => Memory<ArrayBufferLike>
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (module: object, host: object) => { readonly exports: Record<string, unknown> }
}

/** Memory that loops run over. A shared one can be sent to other threads, and is the same there. */
export interface Memory<Buffer extends ArrayBufferLike> {
  readonly buffer: Buffer
}

/** Instructions, one after the other. */
export type Code = readonly number[]

const I32 = 0x7f
const V128 = 0x7b

/** A function's parameters, its other whole numbers and its vectors, in the order in which WebAssembly counts them. */
export interface Variables<Name extends string> {
  readonly parameters: readonly Name[]
  readonly counters: readonly Name[]
  readonly vectors: readonly Name[]
}

/** Reading and writing a function's variables. */
export function access<Name extends string>({ parameters, counters, vectors }: Variables<Name>) {
  const all = [...parameters, ...counters, ...vectors]
  const get = (name: Name): Code => [0x20, all.indexOf(name)]
  const set = (name: Name): Code => [0x21, all.indexOf(name)]
  const tee = (name: Name): Code => [0x22, all.indexOf(name)]
  return {
    get,
    set,
    tee,
    /** name = what the code leaves */
    put: (name: Name, value: Code): Code => [...value, ...set(name)],
    /** name += what the code leaves */
    advance: (name: Name, by: Code): Code => [...get(name), ...by, ADD, ...set(name)],
    /** the end of a loop that runs as often as `name` says */
    countDown: (name: Name): Code => again([...get(name), ...number(1), SUB, ...tee(name)]),
  }
}

export const [ADD, SUB, LESS, SHIFT_RIGHT] = [0x6a, 0x6b, 0x49, 0x76]
/** Both as whole numbers with a sign. */
export const [BELOW, ABOVE] = [0x48, 0x4a]
export const [TIMES, SHIFT_LEFT, SELECT] = [0x6c, 0x74, 0x1b]
export const LOOP: Code = [0x03, 0x40]
export const BLOCK_START: Code = [0x02, 0x40]
export const BREAK_OUT: Code = [0x0d, 0]
export const END = 0x0b
/** -8,192 to 8,191: one byte holds up to 63 to both sides, two the rest. */
export const number = (v: number): Code =>
  v >= -64 && v < 64 ? [0x41, v & 0x7f] : [0x41, (v & 0x7f) | 0x80, (v >> 7) & 0x7f]
export const float = (v: number): Code => [0x43, ...new Uint8Array(Float32Array.of(v).buffer)]
/** The end of a loop that goes on while the condition holds. */
export const again = (condition: Code): Code => [...condition, 0x0d, 0, END]
/** The same for a count that may get below zero. */
export const whileAbove = (name: Code): Code => again(call(ABOVE, name, number(0)))
export const onlyIf = (condition: Code, then: Code): Code => [...condition, 0x04, 0x40, ...then, END]
/** What an instruction makes of its operands, each of which is the code that leaves it. */
export const call = (instruction: Code | number, ...operands: readonly Code[]): Code => [
  ...operands.flat(),
  ...(typeof instruction === 'number' ? [instruction] : instruction),
]

/** A whole number of memory, at an address so many bytes on. */
export const loadWhole = (address: Code, offset = 0): Code => [...address, 0x28, 0, ...unsigned(offset)]
export const storeWhole = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  0x36,
  0,
  ...unsigned(offset),
]
/** The lower two bytes of a whole number. */
export const storeHalf = (address: Code, value: Code): Code => [...address, ...value, 0x3b, 0, 0]
/** The whole part of a float of memory that is not below zero. */
export const loadWholePart = (address: Code): Code => [...address, 0x2a, 0, 0, 0xfc, 0x01]

const vector = (...code: number[]): Code => [0xfd, ...code]
export const load = (offset: number): Code => vector(0x00, 0, ...unsigned(offset))
export const store = (offset: number): Code => vector(0x0b, 0, ...unsigned(offset))
/** four bytes, four times */
export const loadSplat = (offset = 0): Code => vector(0x09, 0, ...unsigned(offset))
/** Four bytes of a vector, the k-th of its four. */
export const storeLane = (k: number, offset: number): Code => vector(0x5a, 0, ...unsigned(offset), k)
/** Bytes of two vectors by their places: 0 to 15 of the first, 16 to 31 of the second. */
export const shuffle = (places: readonly number[]): Code => vector(0x0d, ...places)

/** Bit by bit; what compares leaves all bits of a number or none. */
export const bits = {
  and: vector(0x4e),
  /** those of the first that are not of the second */
  without: vector(0x4f),
  /** of the first where the third has them, else of the second */
  either: vector(0x52),
  any: vector(0x53),
} as const

/** Sixteen numbers of a byte, without a sign. */
export const bytes = {
  splat: vector(0x0f),
  atMost: vector(0x2a),
  /** a bit for each, as a whole number */
  toBits: vector(0x64),
} as const

/** Eight numbers of two bytes. */
export const shorts = {
  splat: vector(0x10),
  fromLowBytes: vector(0x89, 0x01),
  fromHighBytes: vector(0x8a, 0x01),
  toBytes: vector(0x66),
  plus: vector(0x8e, 0x01),
  times: vector(0x95, 0x01),
  least: vector(0x96, 0x01),
  most: vector(0x98, 0x01),
  shiftRight: vector(0x8d, 0x01),
} as const

/** Four numbers of four bytes. */
export const wholes = {
  constant: (...four: readonly [number, number, number, number]): Code =>
    vector(0x0c, ...new Uint8Array(Int32Array.from(four).buffer)),
  splat: vector(0x11),
  lane: (k: number): Code => vector(0x1b, k),
  minus: vector(0xb1, 0x01),
  below: vector(0x39),
  least: vector(0xb6, 0x01),
  fromLowShorts: vector(0xa9, 0x01),
  fromHighShorts: vector(0xaa, 0x01),
  /** products of shorts, summed up in pairs */
  productsOfShorts: vector(0xba, 0x01),
  plus: vector(0xae, 0x01),
  fromFloats: vector(0xf8, 0x01),
  /** two vectors to one of shorts, as far as those reach */
  toShorts: vector(0x85, 0x01),
} as const

/** Four floats. */
export const floats = {
  splat: vector(0x13),
  fromWholes: vector(0xfa, 0x01),
  plus: vector(0xe4, 0x01),
  minus: vector(0xe5, 0x01),
  times: vector(0xe6, 0x01),
  least: vector(0xea, 0x01),
  most: vector(0xeb, 0x01),
  root: vector(0xe3, 0x01),
  nearest: vector(0x6a),
  below: vector(0x43),
  above: vector(0x44),
  atLeast: vector(0x46),
} as const

/** Four times the same float. */
export const constant = (value: number): Code => call(floats.splat, float(value))
export const plus = (a: Code, b: Code): Code => call(floats.plus, a, b)
export const minus = (a: Code, b: Code): Code => call(floats.minus, a, b)
export const times = (a: Code, b: Code): Code => call(floats.times, a, b)
/** The first of four lanes, as many as are left of a row. */
export const lanesLeft = (left: Code): Code => call(wholes.below, wholes.constant(0, 1, 2, 3), call(wholes.splat, left))

/** Two floats of eight bytes. */
export const doubles = {
  /** of the first two of four floats */
  fromFloats: vector(0x5f),
  plus: vector(0xf0, 0x01),
} as const

/** A function without a result; its parameters are whole numbers. */
export interface Definition {
  readonly name: string
  readonly variables: Variables<string>
  readonly body: Code
}

/** Functions ready to run, by their names. */
export type Loops = Readonly<Record<string, (...numbers: number[]) => void>>

const bytesOfPage = 65_536

/** So many bytes, whole pages of 64 KB, of which only what is used takes any. */
export function openMemory(bytes: number, shared: true): Memory<SharedArrayBuffer>
export function openMemory(bytes: number, shared: false): Memory<ArrayBuffer>
export function openMemory(bytes: number, shared: boolean): Memory<ArrayBufferLike> {
  const pages = Math.ceil(bytes / bytesOfPage)
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared })
}

/** More pages of memory than any picture takes: 1 GB. */
const mostPages = 16_383

/**
 * Puts functions together.
 * @param shared whether they run over memory that is
 * @returns what gives them for a memory; the same ones for the same memory
 */
export function assemble(
  definitions: readonly Definition[],
  shared: boolean,
): (memory: Memory<ArrayBufferLike>) => Loops {
  const code = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [
      definitions.length,
      ...definitions.flatMap(({ variables: { parameters } }) => [
        0x60,
        parameters.length,
        ...parameters.map(() => I32),
        0,
      ]),
    ]),
    ...section(2, [1, ...text('host'), ...text('memory'), 0x02, shared ? 0x03 : 0x01, ...long(0), ...long(mostPages)]),
    ...section(3, [definitions.length, ...definitions.map((_, k) => k)]),
    ...section(7, [definitions.length, ...definitions.flatMap(({ name }, k) => [...text(name), 0x00, k])]),
    ...section(10, [definitions.length, ...definitions.flatMap(bodyOf)]),
  ])
  const module = new WebAssembly.Module(code)
  const made = new WeakMap<object, Loops>()
  return (memory) => {
    const known = made.get(memory)
    if (known) return known
    const loops = new WebAssembly.Instance(module, { host: { memory } }).exports as Loops
    made.set(memory, loops)
    return loops
  }
}

function bodyOf({ variables: { counters, vectors }, body }: Definition): Code {
  return sized([2, counters.length, I32, vectors.length, V128, ...body, END])
}

/** Up to 16,383, in two bytes. */
const long = (v: number): Code => [(v & 0x7f) | 0x80, v >> 7]
const unsigned = (v: number): Code => (v < 128 ? [v] : long(v))
const sized = (bytes: Code): Code => [...long(bytes.length), ...bytes]
const section = (id: number, bytes: Code): Code => [id, ...sized(bytes)]
const text = (s: string): Code => [s.length, ...Buffer.from(s)]
