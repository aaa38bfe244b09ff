// The command that starts the run as the form has it.
import type { RunOrder } from '../../shared/api/runs.ts';

/** To be pasted into a POSIX shell. */
export function commandLine({ preset, values, from }: RunOrder): string {
  const begin = from === null ? [] : ['--from', from.run, '--stage', from.stage, ...corrected(from)];
  const settings = Object.entries(values).flatMap(([name, value]) => [
    `--${name}`,
    value === null ? 'none' : String(value),
  ]);
  return ['dcwp run', ...begin, ...(preset === null ? [] : ['--preset', preset]), ...settings].map(quoted).join(' ');
}

const corrected = ({ minedSet }: NonNullable<RunOrder['from']>): string[] =>
  minedSet === undefined ? [] : ['--mined-set', String(minedSet)];

/** `dcwp run` is two words already. */
function quoted(word: string, index: number): string {
  return index === 0 || /^[\w./:=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
