// The job that makes the native runtime.
import type { RequestedDevice } from '../../build/native/device.ts';
import type { ProbeBinding } from '../../build/native/probe.ts';
import type { Job } from '../../shared/job.ts';
import type { Jobs } from './jobs.ts';

/** `probe`: see `setUpRuntime`. */
export function startSetUp(jobs: Jobs, device: RequestedDevice, probe?: ProbeBinding): Job {
  return jobs.start('set-up-runtime', `Set up TensorFlow (${device})`, async ({ signal, progress }) => {
    const { setUpRuntime } = await import('../../build/native/set-up.ts');
    const {
      tensorflowVersion,
      folder,
      device: made,
    } = await setUpRuntime({
      device,
      signal,
      probe,
      progress: ({ step, subject, doneBytes, totalBytes }) =>
        progress({ task: `${step} ${subject}`, done: doneBytes, total: totalBytes }),
    });
    return { lines: [`TensorFlow ${tensorflowVersion} for ${made} in ${folder}`], run: null };
  });
}
