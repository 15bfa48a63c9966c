import type { Client, Service } from '../../domain/model/index.ts'
import type { RulePacks } from '../../domain/rules/packs/index.ts'
import { serviceTitle } from '../../domain/rules/service-title.ts'
import type { SheetOptions } from '../../domain/sheet/options.ts'

/** What the person chose for a batch. */
export interface BatchChoice {
  /** 0 = as many of each as its provider asks for */
  readonly copies: number
  readonly options: SheetOptions
  readonly blankBacks: boolean
  /** a file for each sheet, in one zip */
  readonly each: boolean
}

/** One sheet of a batch. */
export interface BatchItem {
  readonly client: Client
  readonly service: Service | undefined
}

/** Names a sheet to the clerk: whose it is, and of which site or APP. */
export const nameOf = ({ client, service }: BatchItem): string =>
  [client.subject.name, service && serviceTitle(service)].filter(Boolean).join(' ')

export interface BatchRequest {
  readonly items: readonly BatchItem[]
  readonly choice: BatchChoice
  readonly packs: RulePacks
  /** absolute address of the bundled font */
  readonly font: string
}

/** What was left out, or needs a hand, and why. */
export interface BatchNote {
  readonly clientId: string
  readonly name: string
  readonly why: string
}

/** A sheet that is in the file, with the digits on its first page. */
export interface BatchSheet {
  readonly clientId: string
  readonly serviceId: string
  readonly code: string
  readonly copies: number
}

export interface BatchResult {
  readonly bytes: Uint8Array
  readonly sheets: readonly BatchSheet[]
  readonly leftOut: readonly BatchNote[]
  /** printed, but with characters to write in by hand */
  readonly byHand: readonly BatchNote[]
}

export type BatchAnswer =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly result: BatchResult }
  | { readonly kind: 'failed'; readonly message: string }
