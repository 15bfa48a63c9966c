/**
 * `npm run serve -- [--data DIR] [--port N]`: the browser's door alone. Standard output carries one line, the address with
 * its one-time token; everything else goes to standard error. Runs until SIGINT or SIGTERM.
 */
import { closeWhenTold, couldNotOpen, openBrowserDoor } from './browser-door.ts'

try {
  const door = await openBrowserDoor(process.argv.slice(2))
  if (door.elsewhere) console.error('备案台已经打开，这是它的一个新地址。')
  else closeWhenTold(door)
  console.log(door.url)
} catch (fault) {
  couldNotOpen(fault)
}
