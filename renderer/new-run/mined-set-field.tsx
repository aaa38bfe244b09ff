// Which mined set a run goes by that takes over mining: that of the other run, or one of its corrections.
import { Select } from '@mantine/core';
import type { CorrectionSummary } from '../../shared/api/samples.ts';
import { correctionText } from '../../shared/correction-origin.ts';
import { serializeError } from '../../shared/errors.ts';
import type { MethodName } from '../../shared/method-name.ts';
import type { RunRecord } from '../../shared/run-record.ts';
import { stagesBefore } from '../../shared/stage-results.ts';
import { correctionCounts, correctionFacts } from '../samples/correction-facts.ts';
import { useWorkbench } from '../workbench/workbench-provider.tsx';
import type { Draft } from './draft.ts';
import classes from './origin.module.css';
import { Field } from './origin-field.tsx';
import { useRunCorrections } from './use-run-corrections.ts';

interface MinedSetFieldProps {
  readonly draft: Draft;
  readonly method: MethodName;
  readonly onDraft: (draft: Draft) => void;
}

/** The mined set as the other run has it. */
const OWN = 'own';

export function MinedSetField({ draft, method, onDraft }: MinedSetFieldProps) {
  const { from } = draft;
  if (from === null) return null;
  const isUsed = stagesBefore(method, from.stage).includes('mining');
  if (!isUsed && from.minedSet === undefined) return null;
  return (
    <ChosenSet
      run={from.run}
      version={from.minedSet ?? null}
      onVersion={(version) => onDraft({ ...draft, from: { ...from, minedSet: version ?? undefined } })}
    />
  );
}

interface ChosenSetProps {
  readonly run: string;
  /** Of a correction; null for none. */
  readonly version: number | null;
  readonly onVersion: (version: number | null) => void;
}

function ChosenSet({ run, version, onVersion }: ChosenSetProps) {
  const { corrections, error, reload } = useRunCorrections(run);
  const minedSet = useWorkbench(({ runs }) => runs.get(run)?.record.minedSet ?? null);
  const known = corrections ?? [];
  const chosen = known.find((correction) => correction.version === version);
  const isLost = version !== null && corrections !== null && chosen === undefined;
  const options = [
    { value: OWN, label: ownText(minedSet) },
    ...known.toReversed().map((correction) => ({ value: String(correction.version), label: nameOf(correction) })),
    ...(version === null || chosen !== undefined
      ? []
      : [{ value: String(version), label: `corrected ${version}${isLost ? ' (not there)' : ''}` }]),
  ];
  return (
    <Field
      label="Mined set"
      detail={error === null ? detailOf(chosen, corrections, version) : serializeError(error).message}
    >
      {(label) => (
        <Select
          aria-label={label}
          data={options}
          value={version === null ? OWN : String(version)}
          allowDeselect={false}
          onDropdownOpen={reload}
          onChange={(value) => onVersion(value === null || value === OWN ? null : Number(value))}
          renderOption={({ option }) => {
            const correction = known.find((one) => String(one.version) === option.value);
            return (
              <span className={classes.option}>
                {option.label}
                {correction === undefined ? null : <small>{correctionFacts(correction)}</small>}
              </span>
            );
          }}
        />
      )}
    </Field>
  );
}

const nameOf = (correction: CorrectionSummary): string =>
  `corrected ${correction.version}: ${correctionCounts(correction)}`;

const ownText = (minedSet: RunRecord['minedSet']): string =>
  minedSet === null ? 'as that run mined it' : `as that run has it: ${correctionText(minedSet)}`;

function detailOf(
  chosen: CorrectionSummary | undefined,
  corrections: readonly CorrectionSummary[] | null,
  version: number | null,
): string {
  if (chosen !== undefined) return correctionFacts(chosen);
  if (corrections === null) return 'looking for corrections';
  if (version !== null) return 'it is not among the corrections of that run any more';
  return corrections.length === 0 ? 'no correction of it is saved' : `corrections saved: ${corrections.length}`;
}
