// Keeps the page's colours as the user's settings say.
import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useWorkbench } from '../workbench/workbench-provider.tsx';

export function ColorScheme() {
  const theme = useWorkbench(({ settings }) => settings?.theme);
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);
  return null;
}
