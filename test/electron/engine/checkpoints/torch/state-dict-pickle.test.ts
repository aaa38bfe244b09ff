// The machine that reads pickles, on instructions written by hand.
import { describe, expect, test } from 'vitest';
import { readStateDictPickle } from '../../../../../electron/engine/checkpoints/torch/state-dict-pickle.ts';
import { PickleFault } from '../../../../../shared/pickle/pickle-fault.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const protocol = '\x80\x02';

test.each([
  ['constants', '(NK\x07M\x00\x01J\xff\xff\xff\xff\x88\x89\x8a\x02\x00\xfft.', [null, 7, 256, -1, true, false, -256]],
  ['a float', 'G\x3f\xf8\x00\x00\x00\x00\x00\x00.', 1.5],
  ['a text', 'X\x02\x00\x00\x00\xc3\xa9.', 'é'],
  ['short tuples', 'K\x01\x85K\x02K\x03\x86\x86.', [[1], [2, 3]]],
  ['a list', ']K\x01a(K\x02K\x03e.', [1, 2, 3]],
  [
    'a dict',
    '}K\x01K\x02s(K\x03K\x04u.',
    new Map([
      [1, 2],
      [3, 4],
    ]),
  ],
  ['the memo', 'K\x05q\x00\x85h\x00\x86.', [[5], 5]],
  ['an ordered dict with attributes', 'ccollections\nOrderedDict\n)R}b.', new Map()],
])('%s', (_name, program, value) => {
  expect(readStateDictPickle(bytes(protocol + program))).toEqual(value);
});

describe('ends at', () => {
  const foreign: [string, string][] = [
    ['a function', 'cos\nsystem\n(X\x02\x00\x00\x00lstR.'],
    ['a builtin', 'cbuiltins\neval\n.'],
    ['a relative of a known name', 'ctorch._utils\n_rebuild_tensor_v3\n.'],
    ['an instance', '(i__main__\nThing\n.'],
    ['an object made by its class', 'ccollections\nOrderedDict\n)\x81.'],
    ['an extension', '\x82\x01.'],
    ['a name off the stack, which protocol 2 lacks', 'X\x02\x00\x00\x00osX\x06\x00\x00\x00system\x93.'],
    ['bytes', 'C\x01a.'],
    ['a text of Python 2', 'U\x01a.'],
    ['an integer without bounds', '\x8a\x09123456789.'],
    ['a call of a text', 'X\x01\x00\x00\x00a)R.'],
    ['attributes of a list', ']}b.'],
  ];
  test.each(foreign)('%s', (_name, program) => {
    expect(() => readStateDictPickle(bytes(protocol + program))).toThrow(expect.objectContaining({ kind: 'foreign' }));
  });

  test('another protocol', () => {
    expect(() => readStateDictPickle(bytes('\x80\x04N.'))).toThrow('pickle protocol 4, not 2');
  });

  const broken: [string, string][] = [
    ['an end before the stop', 'K'],
    ['a text longer than the file', 'X\xff\xff\xff\xffa.'],
    ['a stack that is empty', '\x86.'],
    ['a stack that is empty above a mark', 'K\x01(a.'],
    ['a tuple without a mark', 't.'],
    ['values left over', 'K\x01K\x02.'],
    ['a note that was not made', 'h\x07.'],
    ['a line without an end', 'ccollections'],
    ['text that is not UTF-8', 'X\x01\x00\x00\x00\xff.'],
    ['a tensor without storage', 'ctorch._utils\n_rebuild_tensor_v2\n)R.'],
    ['a storage without a key', 'X\x01\x00\x00\x00aQ.'],
  ];
  test.each(broken)('%s', (_name, program) => {
    const read = () => readStateDictPickle(bytes(protocol + program));
    expect(read).toThrow(PickleFault);
    expect(read).toThrow(expect.objectContaining({ kind: 'broken' }));
  });
});
