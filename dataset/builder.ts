// What a builder of a data set gives: a plan of its images, which build.ts writes to disk. builders.ts lists them.
import { UserError } from '../shared/errors.ts';
import type { WorkOptions } from './progress.ts';
import type { ImageShape } from './samples.ts';

export interface BuildRequest extends WorkOptions {
  /** The data root. */
  readonly root: string;
  /** Folder below the root. */
  readonly name: string;
  readonly conflictPercent: number;
  /** Integer, 0 to 2^53-1. The same seed and source give the same bytes. */
  readonly seed: number;
  /** Folder or file of the raw data; without it what the builder has at hand. */
  readonly source?: string | undefined;
  /** The builder's own settings by name. Those left out have their defaults. */
  readonly settings?: BuilderSettings | undefined;
}

export type BuilderSettings = Readonly<Record<string, number>>;

/** A whole number that one builder takes besides, such as a severity. */
export interface BuilderSetting {
  /** Its option on the command line without the dashes, and its key in `BuilderSettings`. */
  readonly name: string;
  readonly description: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

export interface PlannedImage {
  /** Path below the split's folder with forward slashes: `align/3/17_3_3.png`, `valid/17_3_3.png`, `3/17_3_8.png`. */
  readonly path: string;
  readonly classLabel: number;
  readonly biasLabel: number;
}

export interface PlannedSplit {
  readonly images: readonly PlannedImage[];
  /**
   * Draws image `index` into `into` [height, width, channels]; done once what it returns has resolved. Pure: order,
   * repetition and other drawings under way do not matter.
   */
  draw(index: number, into: Uint8Array): void | Promise<void>;
}

export interface BuildPlan {
  /** SHA-256 of the raw data, in hexadecimal. */
  readonly source: string;
  readonly shape: ImageShape;
  readonly classes: number;
  readonly biases: number;
  readonly train: PlannedSplit;
  readonly valid: PlannedSplit;
  /** Depends on source and seed, not on the conflict ratio: all ratios of one name share it. */
  readonly test: PlannedSplit;
}

/** A request as a builder gets it: each of its settings is there, in range. */
export interface PlanRequest extends BuildRequest {
  readonly settings: BuilderSettings;
}

/** Facts for help and forms, and the plan. Loads what only planning needs within `plan`. */
export interface DatasetBuilder {
  /** Its name on the command line and in build.json, and the default name of the set. */
  readonly name: string;
  readonly title: string;
  /** What it makes the set from, such as `the idx files of MNIST`. */
  readonly from: string;
  /** What `source` may be, and what is taken without it. */
  readonly source: string;
  /** Whether it has raw data at hand, so that `source` may be left out. */
  readonly bringsSource: boolean;
  /** Raised whenever the same seed, settings and source give other bytes than before. */
  readonly recipe: number;
  /** The ratios it knows, in percent. */
  readonly conflictPercents: readonly number[];
  readonly settings: readonly BuilderSetting[];
  plan(request: PlanRequest): Promise<BuildPlan>;
}

/** The whole number that `text` says, undefined where it is none or out of the setting's range. */
export function parseSetting({ minimum, maximum }: BuilderSetting, text: string): number | undefined {
  const value = Number(text);
  return /^\d{1,9}$/.test(text) && value >= minimum && value <= maximum ? value : undefined;
}

/** All settings of the builder, defaults filled in. Throws a UserError build-setting for an unknown one or one out of range. */
export function completeSettings(builder: DatasetBuilder, given: BuilderSettings = {}): BuilderSettings {
  const refuse = (message: string): UserError =>
    new UserError({
      code: 'build-setting',
      message: `${builder.name}: ${message}`,
      remedy: `dcwp data build ${builder.name} --help tells its settings.`,
    });
  const unknown = Object.keys(given).find((name) => builder.settings.every((setting) => setting.name !== name));
  if (unknown !== undefined) {
    throw refuse(`there is no setting ${unknown}`);
  }
  const entries = builder.settings.map((setting): [string, number] => {
    const value = given[setting.name] ?? setting.default;
    if (parseSetting(setting, String(value)) === undefined) {
      throw refuse(`${setting.name} is ${value}; it is a whole number from ${setting.minimum} to ${setting.maximum}`);
    }
    return [setting.name, value];
  });
  return Object.fromEntries(entries);
}

/** `<id>_<class>_<bias>.png`, the published scheme. */
export function imageName(id: number, classLabel: number, biasLabel: number): string {
  return `${id}_${classLabel}_${biasLabel}.png`;
}
