// Mantine's theme: dense, one accent colour, figures of equal width.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#e6f6f4',
  '#cdebe7',
  '#9fd8d1',
  '#6cc4ba',
  '#43b1a5',
  '#2a9d91',
  '#188578',
  '#0a6b62',
  '#08574f',
  '#05403a',
];

const small = { defaultProps: { size: 'xs' } };

/** The list itself scrolls, not a box around it: it is what the keyboard reaches. */
const withList = {
  defaultProps: { size: 'xs', withScrollArea: false },
  styles: { options: { maxHeight: 240, overflowY: 'auto' as const } },
};

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 7,
  colors: { accent },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '11.5px', sm: '12.5px', md: '13.5px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: small,
    ActionIcon: { defaultProps: { size: 'sm', variant: 'subtle', color: 'gray' } },
    SegmentedControl: small,
    TextInput: small,
    InputWrapper: {
      // Below the size of all other small print; its red alone is too faint on a dark ground.
      styles: { description: { fontSize: '11px' }, error: { fontSize: '11.5px', color: 'var(--dcwp-danger)' } },
    },
    NumberInput: small,
    Select: withList,
    TagsInput: withList,
    Switch: small,
    Checkbox: small,
    Alert: {
      defaultProps: { variant: 'outline' },
      // Its colours alone are too faint for text.
      styles: { title: { color: 'var(--dcwp-ink)' }, message: { color: 'var(--dcwp-ink)' } },
    },
    Loader: { defaultProps: { role: 'status' } },
    Menu: { defaultProps: { shadow: 'md', withinPortal: true } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});
