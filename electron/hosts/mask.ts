/**
 * Masks what could identify a person before it is written to a log (PIPL art. 51): every run of letters and
 * digits with six digits or more (resident IDs, mobiles, credit codes) keeps its first three and last two characters.
 */
export function maskNumbers(text: string): string {
  return text.replace(/[0-9A-Za-z]{6,}/g, (run) =>
    (run.match(/\d/g)?.length ?? 0) < 6 ? run : `${run.slice(0, 3)}****${run.slice(-2)}`,
  )
}

/**
 * One fault as lines for standard error: name, masked message, where it happened, and its causes. Never the values
 * that were being worked on.
 */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return maskNumbers(String(fault))
  const frames = (fault.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  const lines = [`${fault.name}: ${maskNumbers(fault.message)}`, ...frames.slice(0, 8)]
  if (fault.cause !== undefined) lines.push(`caused by ${describeFault(fault.cause)}`)
  return lines.join('\n')
}
