// A report as a page gets it.
import type { ReportView } from '../../../shared/api/comparison.ts';
import type { EvaluationReport } from '../../../shared/evaluation-report.ts';

/** Pure: without the features, which are most of it. */
export function reportView(report: EvaluationReport | undefined): ReportView | null {
  if (report === undefined) return null;
  const { features: _, ...sample } = report.sample;
  return { ...report, sample };
}
