// Downloading wheels with pip, whatever Python it belongs to.
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ReportProgress } from './progress.ts';
import { runCommand } from './run-command.ts';
import { WHEEL_PYTHON } from './versions.ts';

export interface DownloadRequest {
  /** Such as `tensorflow-cpu==2.21.0`. */
  readonly requirements: readonly string[];
  readonly tags: readonly string[];
  /** Folder for the wheels; made where it is missing. */
  readonly into: string;
  readonly signal?: AbortSignal | undefined;
  readonly progress: ReportProgress;
}

/** Resolves with the paths of the wheels in `into`. Tests inject their own, which copies local files. */
export type Download = (request: DownloadRequest) => Promise<string[]>;

/** Time between two looks at how much has arrived, in milliseconds. */
const LOOK_EVERY_MS = 250;

/** pip's arguments: no dependencies, no sources, no second copy in pip's own cache. */
export function pipArguments(request: Pick<DownloadRequest, 'requirements' | 'tags' | 'into'>): string[] {
  const cpython = `cp${WHEEL_PYTHON.replace('.', '')}`;
  return [
    ...['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-cache-dir', '--no-input'],
    ...['--disable-pip-version-check', '--progress-bar', 'off'],
    ...['--python-version', WHEEL_PYTHON, '--implementation', 'cp', '--abi', cpython],
    ...request.tags.flatMap((tag) => ['--platform', tag]),
    ...['--dest', request.into],
    ...request.requirements,
  ];
}

/** The file and size, in bytes, that a line of pip's output announces: `Downloading name.whl (274.0 MB)`. */
export function announcedDownload(line: string): { file: string; bytes: number } | undefined {
  const match = /^\s*Downloading (\S+\.whl) \(([\d.]+) (bytes|kB|MB|GB)\)/.exec(line);
  const [, file, amount, unit] = match ?? [];
  if (file === undefined || amount === undefined || unit === undefined) return undefined;
  const scale = { bytes: 1, kB: 1e3, MB: 1e6, GB: 1e9 }[unit] ?? 1;
  return { file: file.split('/').at(-1) ?? file, bytes: Math.round(Number(amount) * scale) };
}

/** Bytes of all files below a folder; what vanishes meanwhile counts for nothing. */
async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += await stat(path.join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}

/** A download by the pip of `python`. pip says a file's size first; what has arrived is seen in its temporary folder. */
export function pipDownload(python: string): Download {
  return async (request) => {
    const temporary = `${request.into}-arriving`;
    await mkdir(request.into, { recursive: true });
    await mkdir(temporary, { recursive: true });
    let current: { file: string; bytes: number; before: number } | undefined;
    let seenBytes = 0;
    const tell = (): void => {
      if (current === undefined) return;
      const doneBytes = Math.min(current.bytes, Math.max(0, seenBytes - current.before));
      request.progress({ step: 'downloading', subject: current.file, doneBytes, totalBytes: current.bytes });
    };
    let looking = false;
    const look = async (): Promise<void> => {
      if (looking) return;
      looking = true;
      // pip moves a whole wheel out at the end: what has arrived never becomes less.
      seenBytes = Math.max(seenBytes, await folderBytes(temporary));
      looking = false;
      tell();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    try {
      await runCommand({
        program: python,
        args: pipArguments(request),
        env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, PYTHONUNBUFFERED: '1' },
        signal: request.signal,
        onLine: (line) => {
          const announced = announcedDownload(line);
          if (announced === undefined) return;
          current = { ...announced, before: seenBytes };
          tell();
        },
      });
    } finally {
      clearInterval(timer);
    }
    const files = await readdir(request.into);
    return files.filter((file) => file.endsWith('.whl')).map((file) => path.join(request.into, file));
  };
}
