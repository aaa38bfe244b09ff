// What an export is asked for: the format and its options.
import { z } from 'zod';

export const exportFormat = z.enum(['onnx', 'safetensors', 'tfjs', 'compact']);
export type ExportFormat = z.infer<typeof exportFormat>;

/** Options that a format does not know are refused by `refuseOptions`. */
export const exportOrder = z.object({
  format: exportFormat,
  /** Batch norm goes into the convolutions before it. */
  fold: z.boolean().default(false),
  /** A second output: what the last layer reads. */
  feature: z.boolean().default(false),
  /** Output channels that are wholly dead are removed, with all that hangs on them. */
  structural: z.boolean().default(false),
  /** Weights as 8-bit integers with a scale for each output channel. */
  int8: z.boolean().default(false),
  /** Mask parameters π beside the weights, which then keep the values under the mask: what the published classes load. */
  pi: z.boolean().default(false),
  /** A second file of boolean masks. */
  masks: z.boolean().default(false),
});
export type ExportOrder = z.infer<typeof exportOrder>;

export type ExportOption = Exclude<keyof ExportOrder, 'format'>;

interface FormatFacts {
  readonly title: string;
  /** What it is for, in one line without a full stop. */
  readonly summary: string;
  readonly options: readonly ExportOption[];
}

/** The formats as data: the command line and the interface read this. */
export const exportFormats: Readonly<Record<ExportFormat, FormatFacts>> = {
  onnx: {
    title: 'ONNX',
    summary: 'one file for ONNX Runtime and most other inference engines, normalisation inside',
    options: ['fold', 'feature', 'structural', 'int8'],
  },
  safetensors: {
    title: 'safetensors',
    summary: "weights with PyTorch's names and layouts, for load_state_dict",
    options: ['pi', 'masks'],
  },
  tfjs: {
    title: 'TensorFlow.js',
    summary: 'a graph model with a web page that classifies a dropped image',
    options: ['fold', 'feature', 'structural'],
  },
  compact: {
    title: 'Compact',
    summary: 'the surviving weights alone: a bit for each weight, and the values of those that are kept',
    options: [],
  },
};

export const exportOptions: Readonly<Record<ExportOption, string>> = {
  fold: 'Fold batch norm into convolutions',
  feature: 'A second output: the features',
  structural: 'Remove output channels that are wholly dead',
  int8: 'Weights as 8-bit integers',
  pi: 'With the mask parameters π',
  masks: 'Masks in a second file',
};

/** The options that are set and that the format does not know. */
export const foreignOptions = (order: ExportOrder): ExportOption[] =>
  (Object.keys(exportOptions) as ExportOption[]).filter(
    (option) => order[option] && !exportFormats[order.format].options.includes(option),
  );
