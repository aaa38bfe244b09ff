// Every colour of the interface by its meaning, for light and dark.
import type { StageName } from './events.ts';

/** Colours of one scheme, as #rrggbb; those of stages under the stages' names, in every view. What is compared in one picture stays apart in every kind of colour blindness. */
export interface Colors extends Readonly<Record<StageName, string>> {
  /** Behind everything; of panels; of lines between them. */
  readonly ground: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  /** Text, and text that steps back; both at least 4.5:1 on ground and surface. */
  readonly ink: string;
  readonly muted: string;
  /** What can be pressed, what is chosen. */
  readonly accent: string;
  readonly accentSoft: string;
  readonly good: string;
  readonly warning: string;
  readonly danger: string;
  /** Accuracies, in every view. */
  readonly aligned: string;
  readonly conflict: string;
  readonly worstGroup: string;
  readonly total: string;
}

export const lightColors: Colors = {
  ground: '#f3f4f6',
  surface: '#ffffff',
  raised: '#f8f9fa',
  line: '#dcdfe4',
  ink: '#1c2128',
  muted: '#596270',
  accent: '#0a6b62',
  accentSoft: '#dcefec',
  good: '#1a7f37',
  warning: '#8a5a00',
  danger: '#b42318',
  aligned: '#0b6bc2',
  conflict: '#b54800',
  worstGroup: '#1c2128',
  total: '#8a929c',
  pretraining: '#7a8699',
  mining: '#a87400',
  training: '#1b7f4b',
  pruning: '#96205f',
  retraining: '#5b4fe0',
};

export const darkColors: Colors = {
  ground: '#0e1114',
  surface: '#15181c',
  raised: '#1c2025',
  line: '#2c3239',
  ink: '#e6e9ec',
  muted: '#9aa3ad',
  accent: '#5ed6c8',
  accentSoft: '#12332f',
  good: '#56c271',
  warning: '#e3b341',
  danger: '#ff7b72',
  aligned: '#4fa8f5',
  conflict: '#ff9a4d',
  worstGroup: '#f0f2f4',
  total: '#7d8691',
  pretraining: '#75839a',
  mining: '#f0c24b',
  training: '#3fb37f',
  pruning: '#ffa6d2',
  retraining: '#8473ff',
};

/**
 * Of runs, of classes or of bias labels beside one another, the first ones first: eight that stay apart in every kind of
 * colour blindness. Blue and orange come first, as most pictures have two.
 */
export const seriesColors: readonly Readonly<Record<'light' | 'dark', string>>[] = [
  { light: '#0b6bc2', dark: '#4fa8f5' },
  { light: '#b54800', dark: '#ff9a4d' },
  { light: '#8400ff', dark: '#852eff' },
  { light: '#2aa754', dark: '#6bffa4' },
  { light: '#ca72ab', dark: '#d694c2' },
  { light: '#4a3e1c', dark: '#76682d' },
  { light: '#0d4a59', dark: '#117474' },
  { light: '#1a1f23', dark: '#e8ebee' },
];

/** For CSS. */
export const seriesColor = (place: number): string => {
  const { light, dark } = seriesColors[place % seriesColors.length] ?? { light: '', dark: '' };
  return `light-dark(${light}, ${dark})`;
};

/** Name of the CSS variable that holds a colour. */
export const colorVariableName = (name: string): string =>
  `--dcwp-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
