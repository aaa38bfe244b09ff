// The formats' writers by name.
import type { ExportFormat } from '../../../shared/export-order.ts';
import type { Exporter } from './exported-network.ts';
import { compactExporter } from './formats/compact.ts';
import { onnxExporter } from './formats/onnx.ts';
import { safetensorsExporter } from './formats/safetensors.ts';
import { tfjsExporter } from './formats/tfjs.ts';

export const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  onnx: onnxExporter,
  safetensors: safetensorsExporter,
  tfjs: tfjsExporter,
  compact: compactExporter,
};
