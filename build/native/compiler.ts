// Finding a C++ compiler, with the make that node-gyp drives it by.
import { spawnSync } from 'node:child_process';
import type { Environment } from './cache-folder.ts';
import { findProgram } from './find-program.ts';

export interface Compilers {
  /** Absolute path of the C++ compiler, or undefined. */
  readonly compiler: string | undefined;
  readonly make: string | undefined;
}

/** What is on the search path; `CXX` and `MAKE` name others. On macOS both are stubs until Apple's tools are installed. */
export function findCompilers(env: Environment = process.env): Compilers {
  if (process.platform === 'darwin' && !appleToolsInstalled()) return { compiler: undefined, make: undefined };
  const chosen = env.CXX?.split(' ')[0];
  return {
    compiler: findProgram(chosen ? [chosen] : ['g++', 'c++', 'clang++'], env),
    make: findProgram(env.MAKE ? [env.MAKE] : ['make', 'gmake'], env),
  };
}

function appleToolsInstalled(): boolean {
  return spawnSync('xcode-select', ['-p'], { stdio: 'ignore' }).status === 0;
}
