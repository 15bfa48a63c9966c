/** The probability, 0..1, that log odds stand for. */
export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))
