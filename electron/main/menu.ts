// The menu: what every program has, and nothing that the page offers itself.
import { Menu, type MenuItemConstructorOptions } from 'electron';

export function setMenu(isPackaged: boolean): void {
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const developer: MenuItemConstructorOptions[] = isPackaged ? [] : [{ role: 'toggleDevTools' }];
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...developer,
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...mac, { role: 'fileMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }]),
  );
}
