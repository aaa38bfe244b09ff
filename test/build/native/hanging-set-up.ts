// A process for the test of a killed set-up: it says when it is in the middle, and then waits to be killed.
import { setUpRuntime } from '../../../build/native/set-up.ts';
import { wheelWay } from '../../../build/native/wheel-way.ts';
import { fakeCompile, fakeDownload, fakeProbe } from './fake-tools.ts';

const compile = async (input: { readonly runtime: string }): Promise<void> => {
  await fakeCompile(input);
  console.log('in the middle');
  await new Promise<void>((resolve) => setTimeout(resolve, 600_000));
};

await setUpRuntime({ device: 'cpu', ways: [wheelWay({ download: fakeDownload(), compile })], probe: fakeProbe });
