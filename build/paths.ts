import { fileURLToPath } from 'node:url'

/** Absolute path of a file or folder given from the repository's root. */
export const fromRoot = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))
