// Packaging the desktop program by electron-builder.
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { checkout } from '../compiled-tree.ts';
import { buildDesktop } from '../desktop.ts';
import { packageConfiguration } from './desktop-package.ts';
import { makeIcons } from './icons.ts';
import { writeStandIn } from './stand-in-electron.ts';

const resources = join(checkout, 'out', 'package');

/** Makes this platform's packages, below out/packages; returns their paths. Fetches Electron's program, once. */
export async function buildPackages(runtime: string): Promise<string[]> {
  const program = await buildDesktop();
  await makeIcons(resources);
  const output = join(checkout, 'out', 'packages');
  return await build({
    config: packageConfiguration({ program, resources, output, runtime }),
    publish: process.env.DCWP_UPDATE_URL && process.env.CI ? 'onTagOrDraft' : 'never',
  });
}

/**
 * Puts the program together for Linux around a stand-in for Electron, below `output`; returns the folder of its resources. All but
 * Electron itself, and the native runtime unless it is given, is as in the packages.
 */
export async function putTogether(output: string, runtime?: string): Promise<string> {
  const program = await buildDesktop();
  await makeIcons(resources);
  const electronDist = writeStandIn(join(output, 'stand-in'));
  const config = packageConfiguration({ program, resources, output, runtime, electronDist });
  await build({ targets: Platform.LINUX.createTarget('dir'), config, publish: 'never' });
  return join(output, 'linux-unpacked', 'resources');
}
