// The first way: libraries from TensorFlow's wheel, and the addon compiled against them.
import { copyFile, mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from './cache-folder.ts';
import { type Compilation, compileAddon } from './compile-addon.ts';
import { findCompilers } from './compiler.ts';
import { indexDownload } from './index-download.ts';
import { bindingIn, bundledRuntime } from './locate.ts';
import { type Download, pipDownload } from './pip-download.ts';
import { findPython } from './python.ts';
import { installCommand } from './remedies.ts';
import { readMetadata, unpackWheel } from './unpack-wheel.ts';
import { TENSORFLOW_VERSION } from './versions.ts';
import { type Way, WayError, type WayInput } from './way.ts';
import { placeOfNvidia, placeOfTensorFlow } from './wheel-layout.ts';
import { requirementsOfExtra } from './wheel-metadata.ts';
import { type WheelTarget, wheelTarget } from './wheel-target.ts';

/** What reaches out of this process; tests inject their own. */
export interface WheelTools {
  readonly download: Download;
  readonly compile: (compilation: Compilation) => Promise<void>;
}

const MUSL = 'TensorFlow is built for glibc, which this system does not have (Alpine Linux and its like)';

/**
 * The tools of this machine; an installed program has brought a compiled addon, which fits every device's library of the
 * same TensorFlow, and needs no others. Throws a WayError that names all that is missing, with one command for it. */
export function machineTools(env: Environment = process.env): WheelTools {
  const bundled = bundledRuntime('cpu', env);
  if (bundled?.way === 'wheel' && bundled.tensorflowVersion === TENSORFLOW_VERSION) {
    return { download: indexDownload(), compile: ({ runtime }) => copyAddon(bundled.bindingPath, bindingIn(runtime)) };
  }
  const { compiler, make } = findCompilers(env);
  const python = findPython(env);
  const missing: string[] = [];
  if (python === undefined) missing.push('Python 3 with pip');
  else if (python.pip === undefined) missing.push(`pip (${python.program} has none)`);
  if (compiler === undefined) missing.push('a C++ compiler');
  if (make === undefined) missing.push('make');
  if (python?.pip !== undefined && missing.length === 0)
    return { download: pipDownload(python.program), compile: compileAddon };
  const tools = [
    ...(python === undefined ? (['python'] as const) : []),
    ...(python?.pip === undefined ? (['pip'] as const) : []),
    ...(compiler === undefined || make === undefined ? (['compiler'] as const) : []),
  ];
  throw new WayError(`missing: ${missing.join(', ')}`, installCommand(tools, env));
}

async function copyAddon(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
}

/** The wheel for this platform. Throws a WayError where there is none. */
function targetHere(device: WayInput['device']): WheelTarget {
  const target = wheelTarget(process.platform, process.arch, device);
  const elsewhere = 'Use Linux (x64, arm64) or a Mac with Apple silicon';
  if (target === undefined) {
    throw new WayError(
      `TensorFlow has no wheel to link with for ${device} on ${process.platform}-${process.arch}`,
      elsewhere,
    );
  }
  if (process.platform === 'linux' && isMusl()) throw new WayError(MUSL, 'Use a distribution with glibc 2.27 or newer');
  return target;
}

function isMusl(): boolean {
  const report: unknown = process.report?.getReport();
  if (typeof report !== 'object' || report === null || !('header' in report)) return false;
  const { header } = report;
  return typeof header === 'object' && header !== null && !('glibcVersionRuntime' in header);
}

async function unpack(input: WayInput, wheel: string, place: (entry: string) => string | undefined): Promise<void> {
  const { signal, progress, runtime } = input;
  const subject = path.basename(wheel);
  const onBytes = (doneBytes: number, totalBytes: number): void =>
    progress({ step: 'unpacking', subject, doneBytes, totalBytes });
  const bytes = await unpackWheel({ wheel, into: runtime, place, signal, onBytes });
  if (bytes === 0) throw new Error(`${subject} has none of the expected files`);
  await rm(wheel);
}

/** Fetches and unpacks TensorFlow, then what its extra `and-cuda` lists. One wheel at a time is on the disk where possible. */
async function layLibraries(input: WayInput, target: WheelTarget, download: Download): Promise<void> {
  const { scratch, signal, progress, device, runtime } = input;
  const common = { tags: target.tags, signal, progress };
  const into = path.join(scratch, 'wheels');
  const [wheel] = await download({ ...common, into, requirements: [`${target.distribution}==${TENSORFLOW_VERSION}`] });
  if (wheel === undefined) throw new Error('pip downloaded no wheel');
  const extra = device === 'cuda' ? requirementsOfExtra(await readMetadata(wheel), 'and-cuda') : [];
  await unpack(input, wheel, placeOfTensorFlow);
  for (const requirement of extra) {
    for (const nvidia of await download({ ...common, into, requirements: [requirement] })) {
      await unpack(input, nvidia, placeOfNvidia);
    }
  }
  for (const [link, file] of Object.entries(target.libraries.links)) {
    await symlink(file, path.join(runtime, 'deps', 'lib', link));
  }
}

/** The way with the given tools; without them, this machine's are looked for when it is gone. */
export function wheelWay(tools?: WheelTools): Way {
  return {
    name: 'wheel',
    title: "TensorFlow's wheel from PyPI, and the addon compiled against it",
    make: async (input) => {
      const target = targetHere(input.device);
      const { download, compile } = tools ?? machineTools();
      await layLibraries(input, target, download);
      input.progress({ step: 'compiling', subject: 'tfjs_binding.node', doneBytes: 0, totalBytes: 0 });
      await compile(input);
    },
  };
}
