import { describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { FailureError, KnownError, parseError, serializeError, UserError } from '../../shared/errors.ts';

const facts = { code: 'data-set-missing', message: 'There is no data set cmnist', remedy: 'Build it.' };

test.each([new UserError(facts), new FailureError(facts)])('$name crosses a boundary and stays what it is', (error) => {
  const crossed = parseError(JSON.parse(JSON.stringify(serializeError(error))));
  expect(crossed).toBeInstanceOf(error.constructor);
  expect(crossed).toMatchObject({ kind: error.kind, name: error.name, ...facts });
});

test('the cause of an error stays on its side', () => {
  const error = new UserError(facts, { cause: new Error('a secret') });
  expect(error.cause).toBeInstanceOf(Error);
  expect(JSON.stringify(serializeError(error))).not.toContain('secret');
});

describe('an error of unknown cause becomes a failure', () => {
  test('with its stack', () => {
    const serialized = serializeError(new TypeError('x is not a function'));
    expect(serialized).toMatchObject({ kind: 'failure', code: 'unexpected', message: 'x is not a function' });
    expect(serialized.stack).toContain('errors.test.ts');
  });

  test.each([
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [7, '7'],
  ])('even where %j was thrown', (thrown, message) => {
    const crossed = parseError(serializeError(thrown));
    expect(crossed).toBeInstanceOf(KnownError);
    expect(crossed).toMatchObject({ kind: 'failure', code: 'unexpected', message });
  });
});

test.each([
  [undefined],
  ['an error'],
  [{}],
  [{ ...facts }],
  [{ ...facts, kind: 'nobody' }],
  [{ ...facts, kind: 'user', remedy: undefined }],
  [{ ...facts, kind: 'user', code: 3 }],
])('%j is no error that crossed', (value) => {
  expect(() => parseError(value)).toThrow(ZodError);
});
