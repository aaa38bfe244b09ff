// What an examination of this machine finds.
import type { NativeRuntime } from '../../../build/native/locate.ts';
import type { Probe } from '../../../build/native/probe.ts';
import type { HomeFolders } from '../folders.ts';
import type { Gpu } from './gpus.ts';

/** All that was found, as values. Sizes in bytes. */
export interface Findings {
  readonly platform: string;
  readonly node: string;
  readonly runtime: Pick<NativeRuntime, 'folder' | 'device' | 'tensorflowVersion' | 'way'> | null;
  /** What loading the runtime gave; null where there is none or it fails. */
  readonly tensorflow: Probe | null;
  /** Why the runtime is not found or does not load; null where it does, or was never made. */
  readonly runtimeFailure: string | null;
  readonly gpus: readonly Gpu[];
  readonly gpuFailure: string | null;
  readonly folders: HomeFolders;
  readonly freeBytes: { readonly [Folder in keyof HomeFolders]: number | null };
  /** Entries of the data folder: data sets, built or copied there. */
  readonly dataSets: readonly string[];
  readonly python: { readonly program: string; readonly pip: string | null } | null;
  readonly compiler: string | null;
  readonly make: string | null;
}
