// Accuracy on the whole test set: of the network in the engine, and of what was exported.
import { type AlignedGroups, summarizeGroups } from '../../shared/group-accuracy.ts';
import type { Verification } from '../../shared/model-card.ts';
import { percentText } from '../../shared/number-text.ts';
import classes from './export-table.module.css';

interface AccuracyTableProps {
  readonly groups: NonNullable<Verification['groups']>;
  readonly aligned: AlignedGroups | null;
}

export function AccuracyTable({ groups, aligned }: AccuracyTableProps) {
  return (
    <table className={classes.table}>
      <caption>Accuracy on the test set</caption>
      <thead>
        <tr>
          <td />
          {['conflict', 'aligned', 'total', 'worst group'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['engine', 'exported'] as const).map((side) => {
          const { conflict, aligned: own, total, worstGroup } = summarizeGroups(groups[side], aligned);
          return (
            <tr key={side}>
              <th scope="row">{side === 'engine' ? 'in the workbench' : 'as exported'}</th>
              {[conflict, own, total, worstGroup].map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four columns
                <td key={i}>{percentText(value)}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
