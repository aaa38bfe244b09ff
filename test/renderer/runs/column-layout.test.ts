import { describe, expect, test } from 'vitest';
import { CHECKBOX_WIDTH, columnWidths, MENU_WIDTH, moved } from '../../../renderer/runs/column-layout.ts';
import { fieldNamed, usualColumns } from '../../../renderer/runs/fields.ts';

const columns = usualColumns.map(fieldNamed).filter((field) => field !== undefined);
const layOut = (available: number, chosen: Record<string, number> = {}) =>
  columnWidths({ columns, chosen, isGrouped: false, available });
const name = columns.findIndex(({ id }) => id === 'run.name');
const whole = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, CHECKBOX_WIDTH + MENU_WIDTH);

describe('the widths of columns', () => {
  test('are the usual ones where there is room, and no more but of names, which are cut later', () => {
    expect(layOut(3000)).toEqual(layOut(1600));
    const usual = whole(layOut(1600)) - 120;
    expect([layOut(usual)[name], layOut(usual + 50)[name], layOut(1600)[name]]).toEqual([290, 340, 410]);
    expect(whole(layOut(usual + 50))).toBe(usual + 50);
    expect(layOut(usual + 50).toSpliced(name, 1)).toEqual(layOut(usual).toSpliced(name, 1));
  });

  test('give way until all fit, as far as they can be read', () => {
    for (const available of [1400, 1200, 1000]) {
      expect(whole(layOut(available))).toBeLessThanOrEqual(available);
      expect(whole(layOut(available))).toBeGreaterThan(available - columns.length);
    }
    // What a window of 1024 pixels has beside the navigation, and beside a scroll bar.
    expect(whole(layOut(960))).toBeLessThanOrEqual(960);
    expect(whole(layOut(945))).toBeLessThanOrEqual(945);
    expect(layOut(945)[name]).toBeGreaterThanOrEqual(133);
    expect(layOut(100)).toEqual(layOut(300));
  });

  test('are the chosen ones where the user chose, whatever room there is', () => {
    expect([layOut(3000, { 'run.name': 400 })[name], layOut(800, { 'run.name': 400 })[name]]).toEqual([400, 400]);
    expect(layOut(800, { 'run.name': 60 })[name]).toBe(60);
  });
});

test.each([
  ['a', 'c', ['b', 'a', 'c', 'd']],
  ['d', 'a', ['d', 'a', 'b', 'c']],
  ['a', null, ['b', 'c', 'd', 'a']],
  ['b', 'b', ['a', 'b', 'c', 'd']],
  ['x', 'a', ['a', 'b', 'c', 'd']],
])('the column %s is moved to before %s', (id, before, expected) => {
  expect(moved(['a', 'b', 'c', 'd'], id, before)).toEqual(expected);
});
