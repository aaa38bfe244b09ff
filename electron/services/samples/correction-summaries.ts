// The corrections of a run's mined set, without their samples.
import type { CorrectionSummary } from '../../../shared/api/samples.ts';
import type { CorrectedMinedSet } from '../../../shared/corrected-mined-set.ts';
import { KnownError } from '../../../shared/errors.ts';
import { correctionVersions, readCorrection } from './corrected-sets.ts';

/** The latest last; what is not readable is left out. */
export function correctionSummaries(folder: string): CorrectionSummary[] {
  return correctionVersions(folder).flatMap((version) => {
    try {
      return [summaryOf(readCorrection(folder, version))];
    } catch (error) {
      if (error instanceof KnownError) return [];
      throw error;
    }
  });
}

export function summaryOf(correction: CorrectedMinedSet): CorrectionSummary {
  const { version, basedOn, createdAt, author, note, marked, unmarked } = correction;
  return {
    ...{ version, basedOn, createdAt, author, note },
    marked: marked.indices.length,
    unmarked: unmarked.indices.length,
  };
}
