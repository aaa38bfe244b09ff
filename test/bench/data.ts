// The benchmark of data: what a step needs of it, images read a second, memory that a large set takes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { libraryEnvironment } from '../../build/native/library-environment.ts';
import { homeFolders } from '../../electron/services/folders.ts';
import { benchBatch } from './batch.ts';
import { layOutCelebA } from './celeba-sized.ts';
import { makeImages } from './made-images.ts';
import { readingCases } from './reading-cases.ts';
import { runTimed } from './timed-process.ts';

export const PARTS = ['batch', 'reading', 'memory'] as const;

interface BenchDataOptions {
  readonly root?: string;
  readonly peer?: string;
  readonly threads: string;
  readonly part?: string;
}

const PEER_SCRIPT = fileURLToPath(new URL('./peer/bench_data.py', import.meta.url));
const rate = z.object({ per_s: z.number(), cpu_ms: z.number() });
const peerLine = z.object({ files: rate });
const readLine = z.object({ files: rate, memory: rate });

export async function benchData({ root, peer, threads, part }: BenchDataOptions): Promise<void> {
  const parts = part === undefined ? PARTS : PARTS.filter((each) => each === part);
  const folder = mkdtempSync(join(tmpdir(), 'dcwp-bench-'));
  try {
    if (parts.includes('batch')) await benchBatch(root ?? homeFolders(process.env).data);
    if (parts.includes('reading')) await benchReading(folder, threads, peer);
    if (parts.includes('memory')) await benchMemory(folder, threads);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchReading(folder: string, threads: string, peer: string | undefined): Promise<void> {
  for (const kind of readingCases) {
    const images = join(folder, kind.name);
    await makeImages(images, kind);
    const ours = readLine.parse(JSON.parse(timeOurs('time-reading', kind.name, images, threads)));
    if (peer === undefined) continue;
    const theirs = peerLine.parse(
      JSON.parse(runTimed(peer, [PEER_SCRIPT, kind.transform, images, threads], process.env)),
    );
    const times = ({ per_s, cpu_ms }: z.infer<typeof rate>) => ({
      per_s: ratio(per_s, theirs.files.per_s),
      cpu: ratio(theirs.files.cpu_ms, cpu_ms),
    });
    const ratios = { files: times(ours.files), memory: times(ours.memory) };
    process.stdout.write(`${JSON.stringify({ subject: 'times the peer', images: kind.name, ...ratios })}\n`);
  }
}

const ratio = (one: number, other: number): number => Math.round((100 * one) / other) / 100;

async function benchMemory(folder: string, threads: string): Promise<void> {
  const kind = readingCases.find(({ format }) => format === 'jpeg');
  if (kind === undefined) throw new Error('no case of JPEG files');
  const images = join(folder, 'linked');
  layOutCelebA(folder, images, await makeImages(images, kind));
  timeOurs('time-memory', folder, threads);
}

function timeOurs(script: string, ...args: readonly string[]): string {
  const path = fileURLToPath(new URL(`./${script}.ts`, import.meta.url));
  return runTimed(process.execPath, ['--import', 'tsx', path, ...args], libraryEnvironment());
}
