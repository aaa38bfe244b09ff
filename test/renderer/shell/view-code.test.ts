// When the code of a view is there.
import { expect, test } from 'vitest';
import { ViewCode } from '../../../renderer/shell/view-code.tsx';

const View = () => null;

test('code is loaded once, however often it is asked for', async () => {
  let loads = 0;
  const code = new ViewCode(async () => {
    loads++;
    return View;
  });
  expect(code.loaded).toBeNull();
  expect(await Promise.all([code.load(), code.load()])).toEqual([View, View]);
  expect(await code.load()).toBe(View);
  expect(code.loaded).toBe(View);
  expect(loads).toBe(1);
});

test('code that could not be loaded is asked for anew', async () => {
  const answers = [Promise.reject(new TypeError('Failed to fetch')), Promise.resolve(View)];
  const code = new ViewCode(async () => (await answers.shift()) ?? expect.unreachable());
  await expect(code.load()).rejects.toThrow('Failed to fetch');
  expect(code.loaded).toBeNull();
  expect(await code.load()).toBe(View);
});
