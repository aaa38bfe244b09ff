// A method: a list of stages, each of which starts from what those before it left in the run's folder.
import type { StageName } from '../../../shared/events.ts';
import type { RunContext } from '../stages/run-context.ts';

export interface MethodStage {
  readonly name: StageName;
  readonly run: (context: RunContext) => Promise<void>;
}

export type Method = readonly MethodStage[];
