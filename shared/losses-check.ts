// Whether a value is a report of losses, which nearly every line of a log is.
import { type EventOf, networkRole, stageName } from './events.ts';

type Losses = EventOf<'losses'>;

const stages: ReadonlySet<unknown> = new Set(stageName.options);
const networks: ReadonlySet<unknown> = new Set(networkRole.options);
/** Fields of a report, none of which may be missing. */
const FIELDS = 9;

/**
 * True only where the schema `runEvent` takes the value as it is; it may be false where that drops a field that it doesn't
 * know. A page may not compile its checks: there the schema took three quarters of the time that a log of 20,000 reports
 * took to be read.
 */
export function isLosses(value: unknown): value is Losses {
  if (!isObject(value) || Object.keys(value).length !== FIELDS) return false;
  const report: Partial<Record<keyof Losses, unknown>> = value;
  return (
    report.type === 'losses' &&
    stages.has(report.stage) &&
    networks.has(report.network) &&
    Number.isSafeInteger(report.step) &&
    isAtLeastZero(report.step) &&
    Number.isFinite(report.total) &&
    isObject(report.parts) &&
    Object.values(report.parts).every(Number.isFinite) &&
    Number.isFinite(report.learningRate) &&
    Number.isFinite(report.imagesPerSecond) &&
    isAtLeastZero(report.imagesPerSecond) &&
    Number.isFinite(report.at)
  );
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAtLeastZero = (value: unknown): boolean => typeof value === 'number' && value >= 0;
