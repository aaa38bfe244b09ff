// The command `dcwp setup`.
import { type Command, Option } from 'commander';
import { DEVICES, type RequestedDevice } from '../../../build/native/device.ts';
import { type SetUpResult, setUpRuntime } from '../../../build/native/set-up.ts';
import { FailureError } from '../../../shared/errors.ts';

interface SetupOptions {
  readonly device: RequestedDevice;
  readonly json?: boolean;
}

/** What a user reads of the result. */
function sentence({ device, tensorflowVersion, folder, made }: SetUpResult): string {
  return `${made ? 'Made' : 'Found'} the native runtime: TensorFlow ${tensorflowVersion} for ${device} in ${folder}`;
}

/** Does `work` with a signal that Ctrl-C and requests to end abort. */
async function stoppable<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, stop);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    throw new FailureError(
      {
        code: 'set-up-stopped',
        message: 'The set-up was stopped; nothing half done stays.',
        remedy: 'Run `dcwp setup` again.',
      },
      { cause: error },
    );
  } finally {
    for (const name of signals) process.off(name, stop);
  }
}

async function setup({ device, json = false }: SetupOptions): Promise<void> {
  const { progressDisplay, silentDisplay } = await import('../setup-progress.ts');
  const display = json ? silentDisplay : progressDisplay();
  try {
    const result = await stoppable((signal) => setUpRuntime({ device, signal, progress: display.show }));
    display.end();
    console.log(json ? JSON.stringify(result) : sentence(result));
  } finally {
    display.end();
  }
}

export function registerSetup(program: Command): void {
  program
    .command('setup')
    .description(
      'give TensorFlow.js its native part: downloads TensorFlow, compiles the addon, keeps both in your cache',
    )
    .addOption(new Option('--device <device>', 'what to compute on').choices(['auto', ...DEVICES]).default('auto'))
    .option('--json', 'print the result as JSON, and no progress')
    .action(setup);
}
