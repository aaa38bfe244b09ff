// How wide the columns of the table of runs are, and which line up at the right.
import { isNumeric, type RunField } from './fields.ts';

/** In pixels: wide enough for the longest usual value, its unit and `± sd`; and what a narrow window leaves of it. */
const widths: Readonly<Record<string, readonly [usual: number, least: number]>> = {
  'run.status': [164, 113],
  // The least shows date and time of a run that nobody named: by them it is told from others of its kind.
  'run.name': [290, 133],
  'run.method': [66, 58],
  'run.network': [76, 59],
  'run.duration': [84, 76],
  'run.tags': [150, 42],
  'run.created': [160, 120],
  'run.preset': [120, 80],
  'run.parent': [220, 120],
  'run.mined-set': [220, 120],
  'run.device': [64, 56],
  'setting.data': [84, 56],
  'setting.conflict_pct': [66, 52],
  'setting.seed': [56, 38],
};

/** Of accuracies; and those of groups, `98.1 ± 0.2 %`. */
const RESULT: readonly [number, number] = [80, 62];
const GROUPED_RESULT: readonly [number, number] = [106, 98];
/** Of the name, where there is room: for that of a run that nobody named and the sign of a corrected mined set. */
const ROOMY_NAME = 410;
/** Of the name where runs are grouped, which leaves less to be read of it: the fold, `n = 4`. */
const GROUPED_NAME = 190;
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
  if (isGrouped && own !== undefined && field.id === NAME) return [own[0], GROUPED_NAME];
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
 * alike, each down to its least; what does not fit then is scrolled to. Where there is room left, names are cut later.
 */
export function columnWidths({ columns, chosen, isGrouped, available }: Layout): number[] {
  const wanted = columns.map((field) => {
    const own = chosen[field.id];
    return own === undefined ? widthsOf(field, isGrouped) : ([own, own] as const);
  });
  const sum = (place: 0 | 1): number => wanted.reduce((all, pair) => all + pair[place], CHECKBOX_WIDTH + MENU_WIDTH);
  const [usual, least] = [sum(0), sum(1)];
  const share = usual <= available || usual === least ? 1 : Math.max(0, (available - least) / (usual - least));
  const spare = Math.max(0, available - usual);
  return wanted.map(([most, fewest], place) => {
    const width = Math.floor(fewest + share * (most - fewest));
    const isRoomy = columns[place]?.id === NAME && chosen[NAME] === undefined;
    return isRoomy ? Math.max(width, Math.min(ROOMY_NAME, width + spare)) : width;
  });
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
