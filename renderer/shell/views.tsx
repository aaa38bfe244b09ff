// Which view is shown at which address. A new view is one entry here.
import { type LucideIcon, TableProperties } from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import { RUNS } from './addresses.ts';

interface View {
  /** wouter's pattern of the address behind the #. */
  readonly path: string;
  /** Loaded when it is first shown. */
  readonly component: ComponentType;
  /** How the navigation names it; null for a view that is reached from another. */
  readonly entry: { readonly label: string; readonly icon: LucideIcon } | null;
}

export const views: readonly View[] = [
  {
    path: RUNS,
    component: lazy(async () => ({ default: (await import('../runs/runs-view.tsx')).RunsView })),
    entry: { label: 'Runs', icon: TableProperties },
  },
  {
    path: '/runs/:run',
    component: lazy(async () => ({ default: (await import('../run/run-view.tsx')).RunView })),
    entry: null,
  },
];
