import { expect, test } from 'vitest';
import { jsonFault } from '../../../electron/headless/commands/json-fault.ts';

test.each([
  ['', 0],
  ['  ', 2],
  ['{', 1],
  ['{"a": 1', 7],
  ['{"a" 1}', 5],
  ['{"a": }', 6],
  ['{"a": 1,}', 8],
  ['{"a": 1 "b": 2}', 8],
  ['{a: 1}', 1],
  ["{'a': 1}", 1],
  ['{"a": 01}', 7],
  ['{"a": .5}', 6],
  ['{"a": "x\ny"}', 6],
  ['{"a": "\\x"}', 6],
  ['{"a": [1, 2,]}', 12],
  ['{"a": [1}', 8],
  ['{"a": 1}}', 8],
  ['{"a": 1} x', 9],
  ['{"a": nul}', 6],
  ['// x\n{}', 0],
  [',', 0],
])('%j stops being JSON at %i', (text, offset) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonFault(text)).toBe(offset);
});

test.each(['{}', '[]', ' {"a": [1, -2.5e-3, {"b": null}], "c": "\\u00e9\\n", "": false}\n', '"x"', '3', '[[], [{}]]'])(
  '%j is JSON throughout',
  (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(jsonFault(text)).toBeNull();
  },
);
