// Where the labels of a surveyed folder are most likely told: what the wizard begins with and the command line takes.
import type { FolderSurvey, LabelSource, SurveyedTable } from './api/import.ts';

/** The likeliest source; null where nothing in the folder tells labels. */
export function firstSource(survey: FolderSurvey): LabelSource | null {
  const [table] = survey.tables;
  if (survey.named.images > 0 && (table === undefined || table.guess.path === null)) return sourceOfNames(survey);
  return table === undefined ? null : sourceOfTable(table);
}

export const sourceOfNames = ({ named }: FolderSurvey): Extract<LabelSource, { from: 'names' }> => ({
  from: 'names',
  ratio: named.ratios.at(-1) ?? null,
});

/** Where no column is named as a class is, the first that has no other role and is no number of rows. */
export function sourceOfTable({ file, guess, columns }: SurveyedTable): Extract<LabelSource, { from: 'table' }> {
  const { path, bias, split } = guess;
  const taken = [path, bias, split];
  const free = columns.findIndex((name, place) => !taken.includes(place) && !/^(.*_)?(id|index|)$/i.test(name));
  return { from: 'table', file, path: path ?? 0, class: guess.class ?? Math.max(0, free), bias, split };
}
