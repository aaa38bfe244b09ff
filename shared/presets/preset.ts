// What a preset is: settings under a name.
import type { Configuration } from '../configuration.ts';

export interface Preset {
  readonly name: string;
  /** One line, without a full stop. */
  readonly description: string;
  /** Where its numbers are from. */
  readonly source: string;
  readonly settings: Readonly<Partial<Configuration>>;
  /** The seeds of the published runs; the preset's own is the first. */
  readonly seeds: readonly number[];
}

/** Where the published scripts are. */
export const PUBLISHED_AT = 'github.com/geonyeong-park/DCWP';
