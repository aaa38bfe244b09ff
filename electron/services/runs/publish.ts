// Copies of a finished run's results where its configuration asks for them; the run's folder stays the whole truth.
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stageName } from '../../../shared/events.ts';
import { alignedGroupsOf, summarizeGroups } from '../../../shared/group-accuracy.ts';
import type { RunState } from '../../../shared/run-state.ts';
import { writeFailure } from '../../../shared/write-failure.ts';
import type { Run } from './create-run.ts';

/** Weights of finished stages: what a stage left in the middle is of use to a resumed run alone. */
const isResult = (file: string): boolean => file.endsWith('.safetensors') && !file.startsWith('partial');

/**
 * Copies the weights to `<checkpoint_dir>/<run>/` and writes `<result_dir>/<run>/result.json`, each where the
 * configuration names that folder. Throws a FailureError where that is not possible.
 */
export function publish({ folder, record }: Run, state: RunState): void {
  const { checkpoint_dir, result_dir } = record.configuration;
  if (checkpoint_dir !== null) {
    into(resolve(checkpoint_dir, record.id), (target) => {
      const source = join(folder, 'checkpoints');
      const files = existsSync(source) ? readdirSync(source).filter(isResult) : [];
      for (const file of files) copyFileSync(join(source, file), join(target, file));
    });
  }
  if (result_dir !== null) {
    into(resolve(result_dir, record.id), (target) => {
      const result = { run: record, ...resultOf(state) };
      writeFileSync(join(target, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
    });
  }
}

function into(target: string, write: (target: string) => void): void {
  try {
    mkdirSync(target, { recursive: true });
    write(target);
  } catch (error) {
    throw writeFailure(target, error);
  }
}

/** What came out, by stage: the last accuracies of each split, the mined set, the layers' kept weights. */
function resultOf(state: RunState): object {
  const accuracy = stageName.options.flatMap((stage) =>
    (['valid', 'test'] as const).flatMap((split) => {
      const last = state.accuracy.findLast((point) => point.stage === stage && point.split === split);
      if (last === undefined) return [];
      const { step, network, total, correct } = last;
      return [
        {
          stage,
          network,
          step,
          split,
          ...summarizeGroups(last, alignedGroupsOf(state.data, last)),
          groups: { total, correct },
        },
      ];
    }),
  );
  const mined = state.mined.findLast(({ final }) => final) ?? null;
  return {
    status: state.status,
    seconds: state.seconds,
    accuracy,
    mined,
    layers: state.sparsity.at(-1)?.layers ?? null,
  };
}
