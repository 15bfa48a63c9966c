import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The menu in Chinese; roles keep the system's own shortcuts.
 * @param development adds the developer tools, which a release does not offer
 */
export function setMenu(development: boolean): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload', label: '重新载入' },
    { role: 'resetZoom', label: '实际大小' },
    { role: 'zoomIn', label: '放大' },
    { role: 'zoomOut', label: '缩小' },
    { role: 'togglefullscreen', label: '全屏' },
  ]
  if (development) view.push({ type: 'separator' }, { role: 'toggleDevTools', label: '开发者工具' })
  const template: MenuItemConstructorOptions[] = [
    {
      label: '备案台',
      submenu: [{ role: 'about', label: '关于备案台' }, { type: 'separator' }, { role: 'quit', label: '退出' }],
    },
    {
      label: '编辑',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '重做' },
        { type: 'separator' },
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    { label: '视图', submenu: view },
    {
      label: '窗口',
      submenu: [
        { role: 'minimize', label: '最小化' },
        { role: 'close', label: '关闭' },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
