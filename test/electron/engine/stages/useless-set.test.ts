import { describe, expect, test } from 'vitest';
import { type JudgedSet, refuseUselessSet, warningAbout } from '../../../../electron/engine/stages/useless-set.ts';

const set = (size: number, facts: Partial<JudgedSet> = {}): JudgedSet => ({
  method: 'wrong',
  threshold: null,
  scores: [],
  corrected: null,
  quality: { size, of: 100, precision: null, recall: null },
  ...facts,
});

describe('a useless mined set', () => {
  test.each<[size: number, facts: Partial<JudgedSet>, code: string, why: RegExp, remedy: RegExp]>([
    [0, {}, 'mined-set-empty', /gets all of them right, conflicting ones too$/, /--earlystop_iter/],
    [
      0,
      { method: 'ensemble', threshold: 0.8, scores: [0.1, 0.43, 0] },
      'mined-set-empty',
      /none scores above tau 0.8, the highest score is 0.43$/,
      /--tau below that/,
    ],
    [
      0,
      { method: 'ensemble', threshold: 0.8, scores: [0, 0] },
      'mined-set-empty',
      /ended before the first$/,
      /--pretrain_iter/,
    ],
    [0, { method: 'supervised' }, 'mined-set-empty', /none conflicts in truth$/, /--method ERM/],
    [51, {}, 'mined-set-nearly-whole', /has learnt too little$/, /--pretrain_iter/],
    [
      100,
      { method: 'ensemble', threshold: 0.1 },
      'mined-set-nearly-whole',
      /that many score above tau 0.1,/,
      /raise --tau/,
    ],
    [60, { method: 'supervised' }, 'mined-set-nearly-whole', /that many conflict in truth$/, /bias labels/],
  ])('of %i in 100, %j, is explained by how it was mined', (size, facts, code, why, remedy) => {
    const warning = warningAbout(set(size, facts));
    expect(warning).toMatchObject({
      code,
      message: expect.stringMatching(why),
      remedy: expect.stringMatching(remedy),
    });
  });

  test('is refused where nothing or everything was mined, not before', () => {
    expect(() => refuseUselessSet(set(0))).toThrow(expect.objectContaining({ code: 'mined-set-empty' }));
    expect(() => refuseUselessSet(set(100))).toThrow(expect.objectContaining({ code: 'mined-set-whole' }));
    for (const size of [1, 50, 99]) expect(() => refuseUselessSet(set(size))).not.toThrow();
  });
});
