// Electron's program, where it can be had: the one that ELECTRON_BIN names, or the one that its package has fetched.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Null where there is none; nothing is downloaded. `root` is the checkout. */
export function electronBinary(root, env = process.env) {
  if (env.ELECTRON_BIN) return existsSync(env.ELECTRON_BIN) ? env.ELECTRON_BIN : null;
  const folder = path.join(root, 'node_modules', 'electron');
  const record = path.join(folder, 'path.txt');
  if (!existsSync(record)) return null;
  const binary = path.join(folder, 'dist', readFileSync(record, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Whether a window can be shown. Chromium's sandbox refuses to run as root on Linux: the page is served there. */
export function canShowWindow(env = process.env, platform = process.platform, user = process.getuid?.()) {
  if (platform !== 'linux') return true;
  return user !== 0 && Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
