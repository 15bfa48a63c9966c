/** Whether a text goes wrong before its end, and not merely by ending. */
function goesWrong(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    const place = /at position (\d+)/.exec(said)?.[1]
    return !/end of JSON|Unterminated/.test(said) && (place === undefined || Number(place) < text.length)
  }
}

/**
 * Says where a text stops being JSON, for a person who wrote it by hand (zh-CN). The engine names a place only for some
 * faults; so the shortest beginning that goes wrong is looked for.
 */
export function jsonFault(text: string): string {
  if (!goesWrong(text)) return '不是完整的 JSON，末尾缺了括号或引号'
  let [right, wrong] = [0, text.length]
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2)
    if (goesWrong(text.slice(0, middle))) wrong = middle
    else right = middle
  }
  const before = text.slice(0, right).split('\n')
  return `第 ${before.length} 行第 ${(before.at(-1) ?? '').length + 1} 个字符附近不是有效的 JSON`
}
