// Starts the page.
import './no-eval.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './theme/base.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Shell } from './shell/shell.tsx';
import { shareStyleNonce, styleNonce } from './style-nonce.ts';
import { cssVariables } from './theme/css-variables.ts';
import { theme } from './theme/theme.ts';

shareStyleNonce();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => styleNonce() ?? ''}
    >
      <Shell />
    </MantineProvider>
  </StrictMode>,
);
