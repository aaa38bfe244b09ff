// Starts the page.
import './no-eval.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './connection/connect.ts';
import { Shell } from './shell/shell.tsx';
import { shareStyleNonce, styleNonce } from './style-nonce.ts';
import { cssVariables } from './theme/css-variables.ts';
import { theme } from './theme/theme.ts';
import { WorkbenchProvider } from './workbench/workbench-provider.tsx';

shareStyleNonce();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
const connection = connect();
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => styleNonce() ?? ''}
    >
      <WorkbenchProvider connection={connection}>
        <Shell />
        <Notifications position="bottom-right" limit={4} />
      </WorkbenchProvider>
    </MantineProvider>
  </StrictMode>,
);
