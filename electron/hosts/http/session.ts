import { randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Who may use the loopback door: whoever opened a one-time address printed by this process. The address is exchanged
 * for a cookie that every tab of that browser shares until the browser or the host ends.
 */
export interface Session {
  /** a new one-time token for an address; it dies with its first use */
  newToken(): string
  /** @returns the Set-Cookie header that opens the session, or undefined if the token is not alive */
  redeem(token: string): string | undefined
  /** whether a request's Cookie header holds the session */
  holds(cookieHeader: string | undefined): boolean
}

/** @param port part of the cookie's name: cookies of 127.0.0.1 are shared by all its ports */
export function createSession(port: number): Session {
  const name = `desk-${port}`
  const secret = randomSecret()
  const tokens = new Set<string>()
  return {
    newToken() {
      const token = randomSecret()
      tokens.add(token)
      return token
    },
    redeem(token) {
      if (!tokens.delete(token)) return undefined
      // no Secure: the door speaks plain HTTP to this machine only
      return `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    },
    holds(cookieHeader) {
      const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim())
      return pairs.some((pair) => pair.startsWith(`${name}=`) && equalSecrets(pair.slice(name.length + 1), secret))
    },
  }
}

/** 256 random bits, URL-safe. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares without telling by its time how much was right. */
export function equalSecrets(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}
