import type { Plugin } from 'vite'

/**
 * What libraries load and the desk never calls: pdf-lib's pages from SVG and HTML (culori, html-entities,
 * node-html-better-parser) and fontkit's WOFF2 (brotli, with a dictionary of 880 KB). The fonts are TrueType, the sheets are
 * drawn with PDF operators.
 */
const never = ['culori', 'html-entities', 'node-html-better-parser', 'brotli/decompress.js']

/** Stands in for each of them: a call, were there ever one, says what it met. */
const standIn = `
const never = () => { throw new Error('left out of the packed window, see build/left-out.ts') }
export const encode = never, parse = never, NodeType = {}, converter = () => never
export default never
`
const id = '\0left-out'

/** Leaves `never` out of what is packed: a worker that draws one sheet spends most of its time on loading code. */
export const leftOut = (): Plugin => ({
  name: 'left-out',
  enforce: 'pre',
  resolveId: (source) => (never.includes(source) ? id : undefined),
  load: (asked) => (asked === id ? standIn : undefined),
})
