// What a row is called, and a sign where it goes by a corrected mined set.
import { ChevronDown, ChevronRight, ListChecks } from 'lucide-react';
import { Link } from 'wouter';
import { type CorrectionOrigin, correctionText } from '../../shared/correction-origin.ts';
import { runAddress, samplesAddress } from '../shell/addresses.ts';
import { runName } from './fields.ts';
import classes from './name-cell.module.css';
import { groupTitle, type Row } from './rows.ts';

interface NameCellProps {
  readonly row: Row;
  readonly isUnfolded: boolean;
  readonly onUnfold: (id: string) => void;
}

/** As large as its cell. */
export function NameCell({ row, isUnfolded, onUnfold }: NameCellProps) {
  if (row.kind === 'run') {
    const { record, label } = row.run;
    return (
      <span className={classes.line}>
        <Link
          className={classes.title}
          href={runAddress(record.id)}
          title={titleOf(record.id, label.name)}
          data-named={label.name !== null}
        >
          {runName(row.run)}
        </Link>
        {record.minedSet === null ? null : <Corrected run={record.id} origin={record.minedSet} />}
      </span>
    );
  }
  const [first] = row.runs;
  const title = groupTitle(row);
  return (
    <span className={classes.line}>
      <button
        type="button"
        className={classes.fold}
        title={title}
        aria-expanded={isUnfolded}
        onClick={() => onUnfold(row.id)}
      >
        {isUnfolded ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        <span className={classes.title}>{title}</span>
        <small>n = {row.runs.length}</small>
      </button>
      {first === undefined || first.record.minedSet === null ? null : (
        <Corrected run={first.record.id} origin={first.record.minedSet} />
      )}
    </span>
  );
}

/** A name that is cut can be read in whole, its id with it. */
const titleOf = (id: string, name: string | null): string => (name === null ? id : `${name}\n${id}`);

interface CorrectedProps {
  /** One that goes by it: its samples show the set. */
  readonly run: string;
  readonly origin: CorrectionOrigin;
}

/** In words where there is room beside the name, else by its icon alone. */
function Corrected({ run, origin }: CorrectedProps) {
  return (
    <span className={classes.room}>
      <Link
        href={samplesAddress(run, { mined: 'mined' })}
        className={classes.corrected}
        aria-label={CORRECTED}
        title={`Goes by the ${correctionText(origin)}: ${origin.note}`}
      >
        <ListChecks size={13} aria-hidden />
        <span className={classes.words}>{CORRECTED}</span>
      </Link>
    </span>
  );
}

const CORRECTED = 'corrected mined set';
