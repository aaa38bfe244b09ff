// The set-up of the native runtime: each way in turn until one gives an addon that loads.
import { access, constants, mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import { FailureError, UserError } from '../../shared/errors.ts';
import { chooseDevice, cudaPossible, type Device, driverToolInstalled, type RequestedDevice } from './device.ts';
import { bindingIn, locateRuntime, type NativeRuntime, runtimeIn, runtimeName, runtimesFolder } from './locate.ts';
import { type ProbeBinding, probeBinding } from './probe.ts';
import type { ReportProgress } from './progress.ts';
import { CommandError } from './run-command.ts';
import { writeRecord } from './runtime-record.ts';
import { closeStaging, openStaging, settleStaging, sweepStagings } from './staging.ts';
import { ADDON_VERSION } from './versions.ts';
import { type Way, WayError, type WayInput } from './way.ts';

export interface SetUpOptions {
  readonly device?: RequestedDevice;
  readonly signal?: AbortSignal;
  readonly progress?: ReportProgress;
  /** What tests put in the place of this machine's tools. */
  readonly ways?: readonly Way[];
  /** Where a process of Node cannot be had, another way to try the addon. */
  readonly probe?: ProbeBinding | undefined;
}

export type SetUpResult = NativeRuntime & { readonly made: boolean };

/** Free space that a set-up takes at its largest, in bytes: wheel and what is unpacked of it. */
const NEEDED_BYTES: Readonly<Record<Device, number>> = { cpu: 1.5e9, cuda: 9e9 };

/** The ways in the order of preference; loaded only when something has to be made, so that a second call is quick. */
async function waysHere(): Promise<Way[]> {
  const { wheelWay } = await import('./wheel-way.ts');
  const { installerWay } = await import('./installer-way.ts');
  return [wheelWay(), installerWay()];
}

/** The runtime that answers a request without any work, or undefined. */
function present(requested: RequestedDevice): NativeRuntime | undefined {
  const found = locateRuntime(requested);
  if (found === undefined || process.env.DCWP_RUNTIME || requested !== 'auto') return found;
  // A driver that came after the runtime was made asks for CUDA's; only then is the driver asked, which costs time.
  const outgrown = found.device === 'cpu' && driverToolInstalled() && chooseDevice('auto') === 'cuda';
  return outgrown ? undefined : found;
}

/** Makes the folder of all runtimes, which may lie on a disk that cannot be written to. */
async function openRuntimesFolder(): Promise<string> {
  const folder = runtimesFolder();
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new FailureError(
      {
        code: 'cache-not-writable',
        message: `The cache ${folder} cannot be written to: ${error instanceof Error ? error.message : String(error)}.`,
        remedy: 'Mend its permissions, or let XDG_CACHE_HOME name another folder.',
      },
      { cause: error },
    );
  }
  return folder;
}

async function checkSpace(folder: string, device: Device): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = NEEDED_BYTES[device];
  if (bavail * bsize >= needed) return;
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new FailureError({
    code: 'disk-full',
    message: `The set-up needs ${gigabytes(needed)} in ${folder}, where ${gigabytes(bavail * bsize)} are free.`,
    remedy: 'Free some space, or let XDG_CACHE_HOME name a folder on another disk.',
  });
}

/** Makes the runtime in a temporary folder by one way, and moves it to its place. */
async function goWay(way: Way, device: Device, options: SetUpOptions): Promise<SetUpResult> {
  const { signal, progress = () => undefined, probe = probeBinding } = options;
  const parent = runtimesFolder();
  const staging = await openStaging(parent);
  try {
    const input: WayInput = { device, runtime: staging.result, scratch: staging.folder, signal, progress };
    await way.make(input);
    progress({ step: 'checking', subject: 'tfjs_binding.node', doneBytes: 0, totalBytes: 0 });
    const { tensorflowVersion } = await probe(bindingIn(staging.result), signal);
    const { platform, arch } = process;
    writeRecord(staging.result, {
      device,
      tensorflowVersion,
      addonVersion: ADDON_VERSION,
      platform,
      arch,
      way: way.name,
    });
    const final = path.join(parent, runtimeName(device, way.name));
    const made = await settleStaging(staging, final, (folder) => runtimeIn(folder) !== undefined);
    const runtime = runtimeIn(final);
    if (runtime === undefined) throw new Error(`${final} vanished while it was made`);
    return { ...runtime, made };
  } finally {
    await closeStaging(staging);
  }
}

interface Failed {
  readonly way: Way;
  readonly reason: string;
  readonly remedy: string;
}

/** The last lines of a program's output, which have the cause. */
const SHOWN_LINES = 8;

function explain(way: Way, error: unknown): Failed {
  if (error instanceof WayError) return { way, reason: error.message, remedy: error.remedy };
  const remedy =
    'look at the reason above; a proxy or mirror is set as pip and npm are told (PIP_INDEX_URL, HTTPS_PROXY)';
  if (error instanceof CommandError) {
    const tail = error.output
      .split('\n')
      .slice(-SHOWN_LINES)
      .map((line) => `    ${line}`);
    return { way, reason: [error.message, ...tail].join('\n'), remedy };
  }
  return { way, reason: error instanceof Error ? error.message : String(error), remedy };
}

function allFailed(device: Device, failed: readonly Failed[]): FailureError {
  const ways = failed.map(({ way, reason }, index) => `${index + 1}. By ${way.title}: ${reason}`);
  const remedies = failed.map(({ remedy }, index) => `${index + 1}. ${remedy}`);
  return new FailureError({
    code: 'native-set-up-failed',
    message: `The native runtime (${device}) could not be made; each way failed:\n${ways.join('\n')}`,
    remedy: `Make one way possible, then run \`dcwp setup\` again:\n${remedies.join('\n')}`,
  });
}

/**
 * Gives the runtime for a device, making it where it is not there: 20 to 60 s and 274 MB to download (CUDA: 3 GB). `made` is
 * false where it was there or another process was faster. Rejects with a FailureError that names each way and what to
 * install, or with the signal's reason; nothing half done stays.
 */
export async function setUpRuntime(options: SetUpOptions = {}): Promise<SetUpResult> {
  const { device: requested = 'auto', signal, ways } = options;
  signal?.throwIfAborted();
  const found = present(requested);
  if (found !== undefined) return { ...found, made: false };
  if (requested === 'cuda' && !cudaPossible(process.platform, process.arch)) {
    throw new UserError({
      code: 'cuda-not-here',
      message: `TensorFlow has no CUDA for ${process.platform}-${process.arch}.`,
      remedy: 'Use `--device cpu`.',
    });
  }
  const device = chooseDevice(requested);
  const folder = await openRuntimesFolder();
  await sweepStagings(folder);
  await checkSpace(folder, device);
  const failed: Failed[] = [];
  for (const way of ways ?? (await waysHere())) {
    try {
      return await goWay(way, device, options);
    } catch (error) {
      signal?.throwIfAborted();
      failed.push(explain(way, error));
    }
  }
  throw allFailed(device, failed);
}
