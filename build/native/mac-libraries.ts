// The library paths of the compiled addon on macOS: binding.gyp rewrites libtensorflow's, but the wheel's library calls
// itself libtensorflow_cc. tfjs-node-gpu 4.22.0; to be deleted when binding.gyp sets an rpath there as it does on Linux.
import { runCommand } from './run-command.ts';

const LIBRARIES = ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'];

/** Lets the addon find the libraries relative to itself; signs it again, without which arm64 refuses a changed file. */
export async function linkMacLibraries(
  binding: string,
  signal: AbortSignal | undefined,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  if (platform !== 'darwin') return;
  const changes = LIBRARIES.flatMap((name) => ['-change', `@rpath/${name}`, `@loader_path/../../deps/lib/${name}`]);
  await runCommand({ program: 'install_name_tool', args: [...changes, binding], signal });
  await runCommand({ program: 'codesign', args: ['--force', '--sign', '-', binding], signal });
}
