// The report that the engine left in a run's folder.
import { join } from 'node:path';
import {
  type EvaluationReport,
  evaluationReport,
  REPORT_FILE,
  REPORT_FORMAT,
  reportFolder,
} from '../../../shared/evaluation-report.ts';
import { readStoredJson } from '../runs/stored-json.ts';

/** Undefined where the split was not looked into. Throws a UserError where the file is damaged or newer. */
export function readReport(runFolder: string, split: EvaluationReport['split']): EvaluationReport | undefined {
  return readStoredJson(join(runFolder, reportFolder(split), REPORT_FILE), evaluationReport, REPORT_FORMAT);
}
