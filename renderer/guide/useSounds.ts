import { useEffect, useState } from 'react'

type SoundsLike = (title: string, letters: string) => boolean
const never: SoundsLike = () => false

/**
 * Whether a title of the guide sounds like letters that were typed: full pinyin, initials, or both mixed, from the start of
 * a syllable on. The table of sounds is large and comes when the guide is opened; until then nothing is found by sound.
 */
export function useSounds(): SoundsLike {
  const [soundsLike, setSoundsLike] = useState<SoundsLike>(() => never)
  useEffect(() => {
    let current = true
    void import('pinyin-pro').then(({ match }) => {
      if (current)
        setSoundsLike(() => (title: string, letters: string) => match(title, letters, { continuous: true }) !== null)
    })
    return () => {
      current = false
    }
  }, [])
  return soundsLike
}
