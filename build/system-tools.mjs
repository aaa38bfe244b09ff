// The system packages that the native set-up compiles with, on a machine that has none yet.
import { spawnSync } from 'node:child_process';

function answers(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Debian's packages for what is missing; empty where all is there. */
export function missingPackages() {
  const missing = [];
  if (!['python3', 'python'].some((python) => answers(python, ['-m', 'pip', '--version']))) missing.push('python3-pip');
  if (![process.env.CXX, 'g++', 'c++', 'clang++'].some((program) => program && answers(program, ['--version']))) {
    missing.push('g++');
  }
  if (!answers('make', ['--version'])) missing.push('make');
  return missing;
}

/** Names under which a Chromium is found; test/browser/chromium.ts looks for the same. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Debian's package for the browser that the interface is tested in; empty where there is one, or `CHROMIUM_BIN` names it. */
export function missingBrowser() {
  const there = process.env.CHROMIUM_BIN || BROWSERS.some((program) => answers(program, ['--version']));
  return there ? [] : ['chromium'];
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error, stdout, stderr } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status === 0) return true;
  console.error(`apt-get ${args.join(' ')} failed:\n${error ? error.message : `${stdout}${stderr}`.trim()}`);
  return false;
}

/** What each package is, and what it is for. */
const NEEDED = {
  'python3-pip': "Python 3 with pip, which fetches TensorFlow's library",
  'g++': "a C++ compiler, for TensorFlow's addon",
  make: "make, for TensorFlow's addon",
  chromium: 'Chromium, in which the interface is tested',
};

/** Installs the packages where this user may, with apt; else says which are to be installed, and leaves it to the set-up to go on. */
export function provide(packages) {
  if (process.platform === 'linux' && process.getuid() === 0 && answers('apt-get', ['--version'])) {
    console.error(`Installing ${packages.join(', ')} with apt-get ...`);
    if (apt(['update', '-qq']) && apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])) return;
  }
  console.error(`Not installed here: ${packages.map((name) => NEEDED[name]).join(', ')}.`);
  if (process.platform === 'darwin') {
    console.error(
      `Install: ${packages.includes('chromium') ? 'Google Chrome, and set CHROMIUM_BIN to it' : 'xcode-select --install'}`,
    );
  } else if (process.platform === 'linux') {
    console.error(`Install, on Debian or Ubuntu: sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`);
  }
}
