// What a run's report says, and where its files are.
import { join } from 'node:path';
import { type EvaluationReport, REPORT_FILE, reportFolder } from '../../shared/evaluation-report.ts';
import { percentText } from '../../shared/number-text.ts';
import { writePictures } from '../services/evaluation/pictures.ts';
import { readReport } from '../services/evaluation/read-report.ts';
import type { Run } from '../services/runs/create-run.ts';

/** A report as it was drawn: its files, and its one number. */
interface DrawnReport {
  readonly file: string;
  readonly pictures: readonly string[];
  /** Expected calibration error, 0 to 1. */
  readonly calibrationError: number | null;
}

/** Draws the report that the engine has written. */
export async function drawReport({ folder }: Run, split: EvaluationReport['split']): Promise<DrawnReport | null> {
  const report = readReport(folder, split);
  if (report === undefined) return null;
  const target = join(folder, reportFolder(split));
  const pictures = await writePictures(report, target);
  return { file: join(target, REPORT_FILE), pictures, calibrationError: report.calibration.error };
}

export function reportLines({ file, pictures, calibrationError }: DrawnReport): string[] {
  return [
    `Expected calibration error: ${percentText(calibrationError)}`,
    `Report: ${file}`,
    ...pictures.map((path) => `  ${path}`),
  ];
}
