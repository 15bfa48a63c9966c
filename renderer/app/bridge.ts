import type { Answer, CallName, DeskEvent } from '../../domain/contract/index.ts'
import { httpBridge } from './http-bridge.ts'

/** The one way out of the window: the preload hands it over in Electron, the loopback host answers it in a browser. */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<Answer<unknown>>
  /** @returns stops listening */
  on(listener: (event: DeskEvent) => void): () => void
}

/** A bridge that can lose its desk says so; Electron's cannot. */
export interface LossyBridge extends Bridge {
  onConnection(listener: (connected: boolean) => void): () => void
}

declare global {
  interface Window {
    readonly desk?: Bridge
  }
}

export const bridge: Bridge = window.desk ?? httpBridge()

export const losesConnection = (candidate: Bridge): candidate is LossyBridge => 'onConnection' in candidate
