// The colours as CSS variables, switched with Mantine's colour scheme.
import type { CSSVariablesResolver } from '@mantine/core';
import { type Colors, colorVariableName, darkColors, lightColors } from '../../shared/theme-colors.ts';

const variablesOf = (colors: Colors): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(colors).map(([name, color]) => [colorVariableName(name), color])),
  '--mantine-color-body': colors.ground,
  '--mantine-color-text': colors.ink,
  '--mantine-color-dimmed': colors.muted,
  '--mantine-color-default-border': colors.line,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf(lightColors),
  dark: variablesOf(darkColors),
});
