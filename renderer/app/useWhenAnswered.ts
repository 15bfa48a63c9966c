import { useEffect, useEffectEvent, useState } from 'react'

/**
 * A key pressed faster than the answer comes means that answer, never the older one still on the screen: Enter on a name
 * just typed must not open the client that stood there before.
 * @param answered whether what is shown answers what is asked now
 * @param act what the key does; called once what is shown is the answer
 * @returns says whether the key is wanted: pressed, or taken back by another one
 */
export function useWhenAnswered(answered: boolean, act: () => void): (wanted: boolean) => void {
  const [wanted, setWanted] = useState(false)
  const actNow = useEffectEvent(act)
  useEffect(() => {
    if (!wanted || !answered) return
    setWanted(false)
    actNow()
  }, [wanted, answered])
  return setWanted
}
