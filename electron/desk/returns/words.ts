import type { ReturnedSheet } from '../../../domain/model/index.ts'

/** A returned page as people call it. */
export const nameOf = ({ fileName, page, pages }: Pick<ReturnedSheet, 'fileName' | 'page' | 'pages'>): string =>
  pages > 1 ? `${fileName} 第 ${page} 页` : fileName
