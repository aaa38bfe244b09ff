// What a page of the workbench gets at an address: its own files, or the image of a sample.
import type { Workbench } from '../workbench.ts';
import { type PageAnswer, PageFiles } from './page-files.ts';

/** `folder` holds the built page. `socket`: see `contentPolicy`. */
export function pageAnswers(
  folder: string,
  _workbench: Workbench,
): (address: URL, socket?: string) => PageAnswer | Promise<PageAnswer> {
  const files = new PageFiles(folder);
  return ({ pathname }, socket) => files.answer(pathname, socket);
}
