// Which view is shown at which address. A new view is one entry here.
import {
  ChartScatter,
  GalleryHorizontalEnd,
  GitCompareArrows,
  Images,
  type LucideIcon,
  PackageOpen,
  SlidersHorizontal,
  SquarePlay,
  TableProperties,
} from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import { COMPARE, DATA, EXPORT, FEATURES, NEW_RUN, RUNS, SAMPLES, SETTINGS } from './addresses.ts';

interface View {
  /** wouter's pattern of the address behind the #. */
  readonly path: string;
  /** Loaded when it is first shown. */
  readonly component: ComponentType;
  /** How the navigation names it; null for a view that is reached from another. */
  readonly entry: { readonly label: string; readonly icon: LucideIcon } | null;
}

/** Asked for once the first view is there: opening a run then waits for no code. */
export const preloadViews = (): Promise<unknown> => import('../run/run-view.tsx');

const newRun = lazy(async () => ({ default: (await import('../new-run/new-run-view.tsx')).NewRunView }));

const samples = lazy(async () => ({ default: (await import('../samples/samples-view.tsx')).SamplesView }));
const features = lazy(async () => ({ default: (await import('../features/features-view.tsx')).FeaturesView }));
const compare = lazy(async () => ({ default: (await import('../compare/compare-view.tsx')).CompareView }));
const exportView = lazy(async () => ({ default: (await import('../exports/export-view.tsx')).ExportView }));

export const views: readonly View[] = [
  {
    path: RUNS,
    component: lazy(async () => ({ default: (await import('../runs/runs-view.tsx')).RunsView })),
    entry: { label: 'Runs', icon: TableProperties },
  },
  {
    path: `${RUNS}/:run`,
    component: lazy(async () => ({ default: (await import('../run/run-view.tsx')).RunView })),
    entry: null,
  },
  { path: NEW_RUN, component: newRun, entry: { label: 'New run', icon: SquarePlay } },
  { path: `${NEW_RUN}/like/:run`, component: newRun, entry: null },
  { path: `${NEW_RUN}/from/:run/:stage/:minedSet?`, component: newRun, entry: null },
  { path: SAMPLES, component: samples, entry: { label: 'Samples', icon: GalleryHorizontalEnd } },
  { path: `${SAMPLES}/:run/:filter?`, component: samples, entry: null },
  {
    path: DATA,
    component: lazy(async () => ({ default: (await import('../data/data-sets-view.tsx')).DataSetsView })),
    entry: { label: 'Data', icon: Images },
  },
  { path: FEATURES, component: features, entry: { label: 'Features', icon: ChartScatter } },
  { path: `${FEATURES}/:run/:split?`, component: features, entry: null },
  { path: COMPARE, component: compare, entry: { label: 'Compare', icon: GitCompareArrows } },
  { path: `${COMPARE}/:runs`, component: compare, entry: null },
  { path: EXPORT, component: exportView, entry: { label: 'Export', icon: PackageOpen } },
  { path: `${EXPORT}/:run`, component: exportView, entry: null },
  {
    path: SETTINGS,
    component: lazy(async () => ({ default: (await import('../settings/settings-view.tsx')).SettingsView })),
    entry: { label: 'Settings', icon: SlidersHorizontal },
  },
];
