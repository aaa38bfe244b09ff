// A part of a chart's x that is marked.

/** A stretch of x that has a name, such as a stage in the course of a run. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly color: string;
}
