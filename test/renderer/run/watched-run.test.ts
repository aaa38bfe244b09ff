// What is known of a run by its outline, and once its log has come.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filledIn, nextWatched, outlinedRun, unknownRun } from '../../../renderer/run/watched-run.ts';
import { parseEventLog } from '../../../shared/event-log.ts';
import { summaryOf } from '../../shared/run-summaries.ts';

const file = new URL('../../shared/run-killed-and-resumed.jsonl', import.meta.url);
const events = parseEventLog(readFileSync(file, 'utf8'), 'recorded');
const news = { summary: summaryOf({ id: 'recorded' }), point: null };
/** Of `count` events. */
const outlineOf = (count: number) => events.slice(0, count).filter(({ type }) => type !== 'losses');

test.each(events.map((_, count) => count))(
  'an outline of %d events, filled in, is what the log itself gives',
  (count) => {
    const outlined = outlinedRun({ ...news, events: outlineOf(count) });
    expect(outlined.state.losses).toEqual({});
    const whole = nextWatched(unknownRun, { ...news, events });
    const { current, lastAt, ...filled } = filledIn(outlined, { ...news, events }, count).state;
    expect({ ...filled, current, lastAt }).toEqual(whole.state);
    expect(filledIn(outlined, { ...news, events }, count).log).toEqual(whole.log);
  },
);

test('filling in leaves all else as it is drawn', () => {
  const outlined = outlinedRun({ ...news, events: outlineOf(events.length) });
  const { state, summary } = filledIn(outlined, { ...structuredClone(news), events }, events.length);
  expect(state.accuracy).toBe(outlined.state.accuracy);
  expect(state.sparsity).toBe(outlined.state.sparsity);
  expect(summary?.record).toBe(outlined.summary?.record);
});
