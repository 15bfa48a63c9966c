import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../domain/language.ts'
import { shellWords } from './words.ts'

/**
 * The menu; roles keep the system's own shortcuts.
 * @param development adds the developer tools, which a release does not offer
 */
export function setMenu(language: Language, development: boolean): void {
  const { menu: say } = shellWords(language)
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload', label: say.reload },
    { role: 'resetZoom', label: say.resetZoom },
    { role: 'zoomIn', label: say.zoomIn },
    { role: 'zoomOut', label: say.zoomOut },
    { role: 'togglefullscreen', label: say.fullScreen },
  ]
  if (development) view.push({ type: 'separator' }, { role: 'toggleDevTools', label: say.developerTools })
  const template: MenuItemConstructorOptions[] = [
    {
      label: say.app,
      submenu: [{ role: 'about', label: say.about }, { type: 'separator' }, { role: 'quit', label: say.quit }],
    },
    {
      label: say.edit,
      submenu: [
        { role: 'undo', label: say.undo },
        { role: 'redo', label: say.redo },
        { type: 'separator' },
        { role: 'cut', label: say.cut },
        { role: 'copy', label: say.copy },
        { role: 'paste', label: say.paste },
        { role: 'selectAll', label: say.selectAll },
      ],
    },
    { label: say.view, submenu: view },
    {
      label: say.window,
      submenu: [
        { role: 'minimize', label: say.minimise },
        { role: 'close', label: say.close },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
