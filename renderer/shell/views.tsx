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
import { COMPARE, DATA, EXPORT, FEATURES, NEW_RUN, RUNS, SAMPLES, SETTINGS } from './addresses.ts';
import { ViewCode } from './view-code.tsx';

interface View {
  /** wouter's pattern of the address behind the #. */
  readonly path: string;
  /** Loaded when it is first shown. */
  readonly code: ViewCode;
  /** How the navigation names it; null for a view that is reached from another. */
  readonly entry: { readonly label: string; readonly icon: LucideIcon } | null;
}

const run = new ViewCode(async () => (await import('../run/run-view.tsx')).RunView);
const runs = new ViewCode(async () => (await import('../runs/runs-view.tsx')).RunsView);
const newRun = new ViewCode(async () => (await import('../new-run/new-run-view.tsx')).NewRunView);
const samples = new ViewCode(async () => (await import('../samples/samples-view.tsx')).SamplesView);
const data = new ViewCode(async () => (await import('../data/data-sets-view.tsx')).DataSetsView);
const features = new ViewCode(async () => (await import('../features/features-view.tsx')).FeaturesView);
const compare = new ViewCode(async () => (await import('../compare/compare-view.tsx')).CompareView);
const exportView = new ViewCode(async () => (await import('../exports/export-view.tsx')).ExportView);
const settings = new ViewCode(async () => (await import('../settings/settings-view.tsx')).SettingsView);

/** Asked for once the first view is there: opening a run, or its samples, then waits for no code. */
export const preloadViews = (): Promise<unknown> => Promise.all([run.load(), samples.load()]);

export const views: readonly View[] = [
  { path: RUNS, code: runs, entry: { label: 'Runs', icon: TableProperties } },
  { path: `${RUNS}/:run`, code: run, entry: null },
  { path: NEW_RUN, code: newRun, entry: { label: 'New run', icon: SquarePlay } },
  { path: `${NEW_RUN}/on/:data/:conflict?`, code: newRun, entry: null },
  { path: `${NEW_RUN}/like/:run`, code: newRun, entry: null },
  { path: `${NEW_RUN}/from/:run/:stage/:minedSet?`, code: newRun, entry: null },
  { path: SAMPLES, code: samples, entry: { label: 'Samples', icon: GalleryHorizontalEnd } },
  { path: `${SAMPLES}/:run/:filter?`, code: samples, entry: null },
  { path: DATA, code: data, entry: { label: 'Data', icon: Images } },
  { path: FEATURES, code: features, entry: { label: 'Features', icon: ChartScatter } },
  { path: `${FEATURES}/:run/:split?`, code: features, entry: null },
  { path: COMPARE, code: compare, entry: { label: 'Compare', icon: GitCompareArrows } },
  { path: `${COMPARE}/:runs`, code: compare, entry: null },
  { path: EXPORT, code: exportView, entry: { label: 'Export', icon: PackageOpen } },
  { path: `${EXPORT}/:run`, code: exportView, entry: null },
  { path: SETTINGS, code: settings, entry: { label: 'Settings', icon: SlidersHorizontal } },
];
