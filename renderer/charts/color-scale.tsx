// What the colours of a heatmap stand for.

import { heatStyle } from '../../shared/heat-color.ts';
import classes from './color-scale.module.css';

interface ColorScaleProps {
  /** What the colours are of. */
  readonly label: string;
  readonly low: string;
  readonly high: string;
}

const stops = Array.from({ length: 9 }, (_, i) => heatStyle(i / 8).background).join(', ');

export function ColorScale({ label, low, high }: ColorScaleProps) {
  return (
    <div className={classes.scale}>
      <span>{label}</span>
      <span>{low}</span>
      <span className={classes.bar} style={{ backgroundImage: `linear-gradient(to right, ${stops})` }} />
      <span>{high}</span>
    </div>
  );
}
