// Entry of the engine process. TensorFlow is loaded once there is work for it.
import { serve } from './serve.ts';
import { openTransport } from './transport.ts';

serve(openTransport(), {
  train: async (request, emit, control) => (await import('./train-run.ts')).trainRun(request, emit, control),
  evaluate: async (request, emit, control) => (await import('./evaluate-run.ts')).evaluateRun(request, emit, control),
  probe: async (request, tell, control) => (await import('./probe-run.ts')).probeRun(request, tell, control),
  export: async (request, emit, control) =>
    (await import('./exporting/export-run.ts')).exportRun(request, emit, control),
  import: async (request, emit, control) => (await import('./import-run.ts')).importRun(request, emit, control),
});
