// How wide the columns of the table of runs are, and which line up at the right.
import { isNumeric, type RunField } from './fields.ts';

/** In pixels: wide enough for the longest usual value, its unit and `± sd`; and what a narrow window leaves of it. */
const widths: Readonly<Record<string, readonly [usual: number, least: number]>> = {
  'run.status': [164, 117],
  'run.name': [290, 98],
  'run.method': [66, 62],
  'run.network': [76, 63],
  'run.duration': [84, 80],
  'run.tags': [150, 44],
  'run.created': [160, 120],
  'run.preset': [120, 80],
  'run.parent': [220, 120],
  'run.mined-set': [220, 120],
  'run.device': [64, 56],
  'setting.data': [84, 60],
  'setting.conflict_pct': [66, 56],
  'setting.seed': [56, 42],
};

/** Of accuracies; and those of groups, `98.1 ± 0.2 %`. */
const RESULT: readonly [number, number] = [80, 66];
const GROUPED_RESULT: readonly [number, number] = [106, 98];
/** Room for `4 values`. */
const VARIOUS_WIDTH = 74;
/** What the user may make of a column. */
export const NARROWEST = 40;
export const WIDEST = 800;

export const CHECKBOX_WIDTH = 34;
export const MENU_WIDTH = 36;

export const NAME = 'run.name';

function widthsOf(field: RunField, isGrouped: boolean): readonly [usual: number, least: number] {
  const own = widths[field.id];
  if (own !== undefined) return isGrouped ? [Math.max(own[0], VARIOUS_WIDTH), Math.max(own[1], VARIOUS_WIDTH)] : own;
  if (field.section === 'Results') return isGrouped ? GROUPED_RESULT : RESULT;
  const usual = Math.max(72, Math.min(150, 7 * field.label.length + 22));
  return [usual, Math.min(usual, 72)];
}

interface Layout {
  readonly columns: readonly RunField[];
  /** By id of the field, what the user made of it. */
  readonly chosen: Readonly<Record<string, number>>;
  readonly isGrouped: boolean;
  /** Of the table, in pixels. */
  readonly available: number;
}

/**
 * Pure: the width of each column in pixels. Where all at their usual width don't fit, those that the user did not size give way
 * alike, each down to its least; what does not fit then is scrolled to.
 */
export function columnWidths({ columns, chosen, isGrouped, available }: Layout): number[] {
  const wanted = columns.map((field) => {
    const own = chosen[field.id];
    return own === undefined ? widthsOf(field, isGrouped) : ([own, own] as const);
  });
  const sum = (place: 0 | 1): number => wanted.reduce((all, pair) => all + pair[place], CHECKBOX_WIDTH + MENU_WIDTH);
  const [usual, least] = [sum(0), sum(1)];
  const share = usual <= available || usual === least ? 1 : Math.max(0, (available - least) / (usual - least));
  return wanted.map(([most, fewest]) => Math.floor(fewest + share * (most - fewest)));
}

/** Pure: the ids with `id` moved to where `before` is; to the end where that is null. */
export function moved(ids: readonly string[], id: string, before: string | null): string[] {
  if (id === before || !ids.includes(id)) return [...ids];
  const others = ids.filter((other) => other !== id);
  const place = before === null ? -1 : others.indexOf(before);
  return others.toSpliced(place === -1 ? others.length : place, 0, id);
}

export const isRightAligned = (field: RunField): boolean => isNumeric(field) || field.kind === 'time';

const dots: Readonly<Record<string, string>> = {
  'metric.aligned': 'aligned',
  'metric.conflict': 'conflict',
  'metric.worst-group': 'worstGroup',
  'metric.total': 'total',
};

/** The colour that a field has in every view; undefined for most. */
export const fieldColor = ({ id }: RunField): string | undefined => dots[id];
