// The records of a TensorBoard event file.
import { create, toBinary } from '@bufbuild/protobuf';
import { eventMessage } from './event-schema.ts';
import type { Histogram } from './histogram.ts';
import { encodeRecord } from './record.ts';

/** One summary under a name; `tag` groups by what stands before its first slash. */
export type Summary =
  | { readonly kind: 'scalar'; readonly tag: string; readonly value: number }
  | { readonly kind: 'image'; readonly tag: string; readonly image: SummaryImage }
  | { readonly kind: 'histogram'; readonly tag: string; readonly histogram: Histogram };

export interface SummaryImage {
  readonly height: number;
  readonly width: number;
  /** A PNG of three channels. */
  readonly png: Uint8Array;
}

/** When and where in training: milliseconds since 1970, and a step. */
export interface Moment {
  readonly at: number;
  readonly step: number;
}

const RGB = 3;
/** SessionLog.START: a reader forgets what it has read of this step and later ones. */
const START = 1;

/** What a file begins with. */
export function fileStart(at: number): Uint8Array {
  return record({ at, step: 0 }, { case: 'fileVersion', value: 'brain.Event:2' });
}

/** Training goes on from this step: what was logged of it and later ones, in whichever file, does not count. */
export function restart(moment: Moment): Uint8Array {
  return record(moment, { case: 'sessionLog', value: { status: START } });
}

/** All summaries of a moment. */
export function summaryRecord(moment: Moment, summaries: readonly Summary[]): Uint8Array {
  const value = summaries.map((summary) => ({ tag: summary.tag, value: choiceOf(summary) }));
  return record(moment, { case: 'summary', value: { value } });
}

function choiceOf(summary: Summary): object {
  switch (summary.kind) {
    case 'scalar':
      return { case: 'simpleValue', value: summary.value };
    case 'histogram':
      return { case: 'histo', value: summary.histogram };
    case 'image': {
      const { height, width, png } = summary.image;
      return { case: 'image', value: { height, width, colorspace: RGB, encodedImageString: png } };
    }
  }
}

function record({ at, step }: Moment, what: object): Uint8Array {
  return encodeRecord(toBinary(eventMessage, create(eventMessage, { wallTime: at / 1000, step: BigInt(step), what })));
}
