// How the desktop program is packaged: electron-builder's configuration, complete, from the environment and a runtime.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { z } from 'zod';
import { checkout } from '../compiled-tree.ts';
import type { Environment } from '../native/cache-folder.ts';

export interface DesktopPackage {
  /** The compiled program, from `buildDesktop`. */
  readonly program: string;
  /** Icons and the like. */
  readonly resources: string;
  readonly output: string;
  /** Folder of the native runtime that goes inside; undefined where the first start is to make it. */
  readonly runtime: string | undefined;
  /** A folder of Electron to take instead of the one that electron-builder fetches. */
  readonly electronDist?: string | undefined;
}

/** Of the packages that the program needs, what it never reads. */
const LEFT_OUT = [
  '!node_modules/{tsx,esbuild,@esbuild,node-gyp}/**',
  '!node_modules/**/*.{map,d.ts,d.mts,d.cts}',
  '!node_modules/@tensorflow/tfjs-node-gpu/{scripts,src}/**',
  // It has the libraries of every platform inside. electron-builder fills in which one it packages for.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own
  '!node_modules/onnxruntime-node/bin/*/!(${platform})/**',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own
  '!node_modules/onnxruntime-node/bin/*/*/!(${arch})/**',
];

/** Files of native code, which the system loads by path, and packages that have more of it than `.node` files. */
const UNPACKED = [
  '**/*.node',
  'node_modules/@img/**',
  'node_modules/onnxruntime-node/bin/**',
  'build/native/probe.mjs',
];

/**
 * Signing is off unless the environment has a certificate (CSC_LINK, CSC_NAME; WIN_CSC_LINK for Windows), notarizing unless it has
 * Apple's key (APPLE_API_KEY, or APPLE_ID). DCWP_UPDATE_URL names a server of updates, DCWP_UPDATE_CHANNEL a channel of it; without
 * it no package knows of any.
 */
export function packageConfiguration(desktop: DesktopPackage, env: Environment = process.env): Configuration {
  const { program, resources, output, runtime, electronDist } = desktop;
  const association = { ext: 'json', name: 'DCWP run', description: 'A run of the DCWP workbench (run.json)' };
  return {
    appId: 'dcwp.workbench',
    productName: 'DCWP workbench',
    electronVersion: electronVersion(),
    ...(electronDist === undefined ? {} : { electronDist }),
    directories: { app: checkout, output, buildResources: resources },
    extraMetadata: { main: 'electron/main/main.js', homepage: 'https://arxiv.org/abs/2210.05247' },
    files: ['package.json', { from: program, to: '.', filter: ['**/*', '!package.json'] }, ...LEFT_OUT],
    extraResources: [
      { from: join(checkout, 'LICENSE'), to: 'LICENSE.txt' },
      ...(runtime === undefined
        ? []
        : [{ from: runtime, to: `native/${basename(runtime)}`, filter: ['**/*', '!deps/include/**'] }]),
    ],
    asar: true,
    asarUnpack: UNPACKED,
    // Native code is prebuilt, or made by the set-up of the native runtime.
    npmRebuild: false,
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    },
    linux: {
      target: ['AppImage', 'deb'],
      executableName: 'dcwp-workbench',
      category: 'Science',
      icon: 'icons',
      maintainer: env.DCWP_MAINTAINER ?? 'DCWP workbench <dcwp-workbench@localhost>',
      fileAssociations: [{ ...association, mimeType: 'application/json' }],
    },
    mac: {
      target: [{ target: 'dmg', arch: ['arm64'] }],
      category: 'public.app-category.developer-tools',
      icon: 'icon.png',
      // Any JSON file may be opened with it; none is opened by it unasked.
      fileAssociations: [{ ...association, role: 'Viewer', rank: 'Alternate' }],
      ...(env.CSC_LINK || env.CSC_NAME ? {} : { identity: null }),
      notarize: Boolean(env.APPLE_API_KEY || env.APPLE_ID),
    },
    win: {
      target: ['nsis'],
      icon: 'icon.png',
      ...(env.WIN_CSC_LINK || env.CSC_LINK ? { forceCodeSigning: true } : { signExecutable: false }),
    },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
    publish: env.DCWP_UPDATE_URL
      ? [{ provider: 'generic', url: env.DCWP_UPDATE_URL, channel: env.DCWP_UPDATE_CHANNEL || 'latest' }]
      : null,
  };
}

function electronVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(checkout, 'node_modules/electron/package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}
