// What a format's writer is given, and what it gives back.
import type { Normalisation } from '../../../dataset/transforms/transform.ts';
import type { ExportOrder } from '../../../shared/export-order.ts';
import type { Network } from '../networks/network.ts';
import type { TorchValues } from '../nn/network-state.ts';
import type { NetworkGraph } from './graph/network-graph.ts';

/** A trained network on its way out. */
export interface ExportedNetwork {
  readonly network: Network;
  /** In PyTorch's layout, the mask not applied. */
  readonly values: TorchValues;
  /** Whether weights with π < 0 count as 0. */
  readonly masked: boolean;
  /** Optimizer steps that it was trained for. */
  readonly steps: number;
  /** Under its mask, as the order wants it: norms folded, dead channels removed. */
  readonly graph: NetworkGraph;
  readonly image: { readonly channels: number; readonly height: number; readonly width: number };
  readonly normalisation: Normalisation | null;
  readonly classNames: readonly string[];
  /** Said inside the files, where a format has a place for it. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface WrittenFile {
  /** Without a folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A program that reads the files as their users will, and says what the network in them says. */
export interface Consumer {
  /** For the model card, such as `ONNX Runtime`. */
  readonly name: string;
  /** `images` [batch, channels, height, width] in [0, 1], row-major → logits [batch, classes]. */
  logits(images: Float32Array): Promise<Float32Array>;
  close(): Promise<void>;
}

/** One format: a file of formats/. */
export interface Exporter {
  write(exported: ExportedNetwork, order: ExportOrder): readonly WrittenFile[];
  /** Reads what `write` gave. Rejects where it can't. */
  open(files: readonly WrittenFile[], exported: ExportedNetwork): Promise<Consumer>;
}

/** The bytes of a file that a writer gave. */
export function writtenBytes(files: readonly WrittenFile[], name: string): Uint8Array {
  const found = files.find((file) => file.name === name);
  if (found === undefined) throw new Error(`no file ${name} was written`);
  return found.bytes;
}
