// What a page of the workbench gets at an address: its own files, or the image of a sample.
import { KnownError } from '../../../shared/errors.ts';
import { parseThumbnailAddress } from '../../../shared/thumbnail-address.ts';
import type { Workbench } from '../workbench.ts';
import { securityHeaders } from './content-policy.ts';
import { notFound, type PageAnswer, PageFiles, textAnswer } from './page-files.ts';

/** `socket`: see `contentPolicy`. */
export type AnswerPage = (address: URL, socket?: string) => Promise<PageAnswer>;

/** `folder` holds the built page. */
export function pageAnswers(folder: string, workbench: Workbench): AnswerPage {
  const files = new PageFiles(folder);
  return async ({ pathname }, socket) =>
    pathname.startsWith('/thumbnail/') ? await thumbnailAnswer(pathname, workbench) : files.answer(pathname, socket);
}

async function thumbnailAnswer(path: string, { thumbnails }: Workbench): Promise<PageAnswer> {
  const key = parseThumbnailAddress(path);
  if (key === null) return notFound;
  try {
    const { type, bytes } = await thumbnails.get(key);
    const headers = { ...securityHeaders, 'Content-Type': type, 'Cache-Control': 'private, max-age=3600' };
    return { status: 200, headers, body: bytes };
  } catch (error) {
    return error instanceof KnownError ? notFound : textAnswer(410, 'The image is gone, or is none.');
  }
}
