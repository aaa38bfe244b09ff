// How wide the columns of the table of runs are, and which line up at the right.
import { isNumeric, type RunField } from './fields.ts';

/** In pixels: wide enough for the longest usual value, its unit and `± sd`. */
const widths: Readonly<Record<string, number>> = {
  'run.status': 164,
  'run.name': 290,
  'run.method': 66,
  'run.network': 76,
  'run.duration': 84,
  'run.tags': 150,
  'run.created': 160,
  'run.preset': 120,
  'run.parent': 220,
  'run.mined-set': 220,
  'run.device': 64,
  'setting.data': 84,
  'setting.conflict_pct': 66,
  'setting.seed': 56,
};

/** Room for `4 values`. */
const VARIOUS_WIDTH = 74;

export const CHECKBOX_WIDTH = 34;
export const MENU_WIDTH = 40;

export const NAME = 'run.name';

export function columnWidth(field: RunField, isGrouped: boolean): number {
  const own = widths[field.id];
  if (own !== undefined) return isGrouped ? Math.max(own, VARIOUS_WIDTH) : own;
  if (field.section === 'Results') return isGrouped ? 106 : 80;
  return Math.max(72, Math.min(150, 7 * field.label.length + 22));
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
