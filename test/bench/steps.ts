// The benchmark of training steps: the engine, and on request PyTorch in turn with it.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { libraryEnvironment } from '../../build/native/library-environment.ts';
import { runTimed } from './timed-process.ts';

const BATCH = 256;
/** Side of the images, and steps timed for each stage. */
const CASES = {
  cnn: { side: 28, steps: 20 },
  fcn: { side: 28, steps: 200 },
  resnet18: { side: 32, steps: 8 },
} as const;
type Benched = keyof typeof CASES;
export const BENCHED = ['cnn', 'fcn', 'resnet18'] as const satisfies readonly Benched[];

const timing = z.object({ stage: z.string(), median_ms: z.number(), min_ms: z.number() });
type Timing = z.infer<typeof timing>;

interface BenchOptions {
  readonly network?: Benched;
  readonly peer?: string;
  readonly peerScript: string;
  readonly rounds: string;
}

/** Prints each round's lines as they come, then for each stage the medians over rounds and their ratio. */
export function benchSteps({ network: only, peer, peerScript, rounds }: BenchOptions): void {
  for (const network of only === undefined ? BENCHED : [only]) {
    const { steps } = CASES[network];
    const ours: Timing[] = [];
    const theirs = new Map<string, Timing[]>();
    for (let round = 0; round < Number(rounds); round++) {
      ours.push(...timeOurs(network));
      if (peer === undefined) continue;
      for (const format of network === 'fcn' ? ['default'] : ['default', 'channels-last']) {
        const args = [peerScript, '--network', network, '--batch', String(BATCH), '--steps', String(steps)];
        const lines = run(peer, format === 'default' ? args : [...args, '--channels-last'], process.env);
        theirs.set(format, [...(theirs.get(format) ?? []), ...lines]);
      }
    }
    for (const [format, timings] of theirs) printRatios(network, format, ours, timings);
  }
}

function timeOurs(network: Benched): Timing[] {
  const script = fileURLToPath(new URL('./time-steps.ts', import.meta.url));
  const { side, steps } = CASES[network];
  const args = ['--import', 'tsx', script, network, String(side), String(BATCH), String(steps)];
  return run(process.execPath, args, libraryEnvironment());
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>): Timing[] {
  return runTimed(program, args, env)
    .trim()
    .split('\n')
    .map((line) => timing.parse(JSON.parse(line)));
}

function printRatios(network: string, peerFormat: string, ours: readonly Timing[], theirs: readonly Timing[]): void {
  for (const stage of new Set(ours.map((line) => line.stage))) {
    const [mine, peers] = [ours, theirs].map((all) => median(all.filter((line) => line.stage === stage)));
    if (mine === undefined || peers === undefined) continue;
    const ratio = Math.round((mine / peers) * 1000) / 1000;
    process.stdout.write(
      `${JSON.stringify({ network, stage, peer_format: peerFormat, ms: mine, peer_ms: peers, ratio })}\n`,
    );
  }
}

function median(timings: readonly Timing[]): number | undefined {
  return timings.map((line) => line.median_ms).sort((a, b) => a - b)[Math.floor(timings.length / 2)];
}
