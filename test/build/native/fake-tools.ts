// Stand-ins for pip, compiler and addon: a tiny local wheel, and a file in the addon's place.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Compilation } from '../../../build/native/compile-addon.ts';
import { bindingIn } from '../../../build/native/locate.ts';
import type { Download } from '../../../build/native/pip-download.ts';
import type { Probe } from '../../../build/native/probe.ts';
import { writeTinyWheel } from './tiny-wheel.ts';

export const METADATA = [
  'Metadata-Version: 2.1',
  'Name: tensorflow',
  'Requires-Dist: numpy>=1.26.0',
  'Provides-Extra: and-cuda',
  'Requires-Dist: nvidia-cublas-cu12<13.0,>=12.5.3.2; extra == "and-cuda"',
  'Requires-Dist: nvidia-cudnn-cu12 (<10.0,>=9.3.0.75) ; extra == "and-cuda"',
  'Requires-Dist: tensorflow-io>=0.23.1; (sys_platform != "win32") and extra == "gcs-filesystem"',
  '',
  'Requires-Dist: not-a-header; extra == "and-cuda"',
].join('\n');

const TENSORFLOW: Readonly<Record<string, string>> = {
  'tensorflow/libtensorflow_cc.so.2': 'core',
  'tensorflow/libtensorflow_framework.so.2': 'framework',
  'tensorflow/libtensorflow_cc.2.dylib': 'core',
  'tensorflow/libtensorflow_framework.2.dylib': 'framework',
  'tensorflow/include/tensorflow/c/c_api.h': 'header',
  'tensorflow/include/Eigen/Core': 'left out',
  'tensorflow/python/keras.py': 'left out',
  'tensorflow-2.21.0.dist-info/METADATA': METADATA,
};

/** A download that writes the wheel which is asked for, and notes each requirement. */
export function fakeDownload(asked: string[] = []): Download {
  return async ({ requirements, into, progress }) => {
    await mkdir(into, { recursive: true });
    return requirements.map((requirement) => {
      asked.push(requirement);
      const name = /^[\w-]+/.exec(requirement)?.[0] ?? '';
      const wheel = path.join(into, `${name}.whl`);
      const part = /^nvidia-(\w+)-/.exec(name)?.[1];
      writeTinyWheel(wheel, part === undefined ? TENSORFLOW : { [`nvidia/${part}/lib/lib${part}.so.12`]: part });
      progress({ step: 'downloading', subject: `${name}.whl`, doneBytes: 1, totalBytes: 1 });
      return wheel;
    });
  };
}

export async function fakeCompile({ runtime }: Pick<Compilation, 'runtime'>): Promise<void> {
  const binding = bindingIn(runtime);
  await mkdir(path.dirname(binding), { recursive: true });
  await writeFile(binding, 'addon');
}

export async function fakeProbe(): Promise<Probe> {
  return { tensorflowVersion: '2.21.0', usesGpu: false, oneDnn: true };
}
