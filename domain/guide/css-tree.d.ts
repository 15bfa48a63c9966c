/** css-tree's own parts without its table of all CSS properties; @types/css-tree types only the whole. */
declare module 'css-tree/parser' {
  const parse: typeof import('css-tree').parse
  export default parse
}
declare module 'css-tree/walker' {
  const walk: typeof import('css-tree').walk
  export default walk
}
