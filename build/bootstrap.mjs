// From a fresh clone to the work: packages, native runtime, then demo, tests, benchmarks or a command. Plain Node.
//   node build/bootstrap.mjs start|demo|test|bench|dcwp [arguments]
import { existsSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { canShowWindow, electronBinary } from './electron-binary.mjs';
import { endLike, runChild } from './pass-through.mjs';
import { requireNode } from './required-node.mjs';
import { missingBrowser, missingPackages, provide } from './system-tools.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = path.join(root, 'electron', 'headless', 'dcwp.ts');

/** Each work as Node's arguments; `ready`: it needs the native runtime made first, `browser`: a browser beside it. */
const WORKS = {
  start: { ready: true, cwd: root, args: (rest) => [...loader(), entry, 'serve', '--open', ...rest] },
  demo: { ready: true, cwd: root, args: (rest) => [...loader(), entry, 'demo', ...rest] },
  test: {
    ready: true,
    browser: true,
    cwd: root,
    args: (rest) => [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...rest],
  },
  bench: {
    ready: true,
    browser: process.argv[3] === 'ui',
    cwd: root,
    args: (rest) => [...loader(), path.join(root, 'test', 'bench', 'bench.ts'), ...rest],
  },
  // The command says itself what is missing.
  dcwp: { ready: false, cwd: process.cwd(), args: (rest) => [...loader(), entry, ...rest] },
};

/** The address is absolute, so that it also holds for processes that start in another folder. */
function loader() {
  return ['--import', import.meta.resolve('tsx')];
}

/** Ends the process where a step did not succeed. */
async function mustSucceed(program, args, options) {
  const end = await runChild(program, args, options);
  if (end.code !== 0) {
    endLike(end);
    await new Promise(() => undefined);
  }
}

function modified(file) {
  return existsSync(file) ? statSync(file).mtimeMs : undefined;
}

/** `npm ci` where the lock file is newer than what is installed. npm writes its own record at the end of an install only. */
async function installPackages() {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  const installed = modified(record);
  const locked = modified(path.join(root, 'package-lock.json'));
  if (installed !== undefined && (locked === undefined || locked <= installed)) return;
  console.error('Installing packages (npm ci) ...');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const own = process.env.npm_execpath;
  // Its summary goes to standard error, like all progress here: standard output is the work's.
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  if (own && path.basename(own) === 'npm-cli.js') await mustSucceed(process.execPath, [own, ...args], options);
  else await mustSucceed('npm', args, { ...options, shell: process.platform === 'win32' });
  const now = new Date();
  if (existsSync(record)) utimesSync(record, now, now);
}

/** Whether a native runtime is there already, in which case no compiler is needed. */
async function runtimeIsThere() {
  const locate = pathToFileURL(path.join(root, 'build', 'native', 'locate.ts')).href;
  const script = `import(${JSON.stringify(locate)}).then((m) => process.exit(m.locateRuntime() ? 0 : 3), () => process.exit(3))`;
  const { code } = await runChild(process.execPath, [...loader(), '--eval', script], { cwd: root, stdio: 'ignore' });
  return code === 0;
}

async function setUpRuntime() {
  const missing = process.platform === 'win32' ? [] : missingPackages();
  if (missing.length > 0 && !(await runtimeIsThere())) provide(missing);
  await mustSucceed(process.execPath, [...loader(), entry, 'setup'], { cwd: root, stdio: ['ignore', 2, 2] });
}

/** The shell is made anew from its sources, then shown. */
async function openDesktop(electron) {
  const build = [...loader(), path.join(root, 'build', 'desktop-command.ts')];
  await mustSucceed(process.execPath, build, { cwd: root, stdio: ['ignore', 2, 2] });
  endLike(await runChild(electron, [path.join(root, 'out', 'desktop')], { cwd: root }));
}

requireNode();
const [name, ...rest] = process.argv.slice(2);
const work = Object.hasOwn(WORKS, name ?? '') ? WORKS[name] : undefined;
if (work === undefined) {
  console.error(`Usage: node build/bootstrap.mjs ${Object.keys(WORKS).join('|')} [arguments]`);
  process.exit(2);
}
try {
  await installPackages();
  if (work.ready) await setUpRuntime();
  if (work.browser && missingBrowser().length > 0) provide(missingBrowser());
  const electron = name === 'start' && rest.length === 0 && canShowWindow() ? electronBinary(root) : null;
  if (electron === null) endLike(await runChild(process.execPath, work.args(rest), { cwd: work.cwd }));
  else await openDesktop(electron);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
