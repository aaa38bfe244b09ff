// `npm run package`: makes this platform's packages; with --dry-run, all of one that needs no download, and says what is in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateRuntime } from '../native/locate.ts';
import { setUpRuntime } from '../native/set-up.ts';
import { buildPackages, putTogether } from './build-package.ts';
import { folderBytes, programFiles } from './package-report.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1).padStart(7)} MB`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function dryRun(): Promise<void> {
  const output = mkdtempSync(join(tmpdir(), 'dcwp-package-'));
  try {
    const files = programFiles(await putTogether(output));
    const sizes = new Map<string, { count: number; bytes: number }>();
    for (const { path, size } of files) {
      const part = partOf(path);
      const known = sizes.get(part) ?? { count: 0, bytes: 0 };
      sizes.set(part, { count: known.count + 1, bytes: known.bytes + size });
    }
    for (const [part, { count, bytes }] of [...sizes].sort(([, a], [, b]) => b.bytes - a.bytes).slice(0, 20)) {
      print(`${megabytes(bytes)}  ${String(count).padStart(5)} files  ${part}`);
    }
    const program = files.reduce((sum, { size }) => sum + size, 0);
    const runtime = locateRuntime('cpu');
    const native =
      runtime === undefined ? 0 : folderBytes(runtime.folder) - folderBytes(join(runtime.folder, 'deps/include'));
    print(`${megabytes(program)}  ${String(files.length).padStart(5)} files  in all`);
    print(
      `${megabytes(native)}  native runtime${runtime === undefined ? ': not made yet, by dcwp setup --device cpu' : ''}`,
    );
    print(`${megabytes(program + native)}  unpacked, without Electron itself`);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** A package of `node_modules`, or the folder. */
function partOf(path: string): string {
  const [first = '', second = '', third = ''] = path.split('/');
  if (first !== 'node_modules') return first;
  return second.startsWith('@') ? `${second}/${third}` : second;
}

if (process.argv.includes('--dry-run')) await dryRun();
else {
  const { folder } = await setUpRuntime({ device: 'cpu' });
  for (const file of await buildPackages(folder)) print(file);
}
