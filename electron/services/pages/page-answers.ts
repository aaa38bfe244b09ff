// What a page of the workbench gets at an address: its own files, or images of samples.
import { KnownError } from '../../../shared/errors.ts';
import { parseSheetAddress, parseThumbnailAddress } from '../../../shared/thumbnail-address.ts';
import type { Workbench } from '../workbench.ts';
import { securityHeaders } from './content-policy.ts';
import { notFound, type PageAnswer, PageFiles, textAnswer } from './page-files.ts';

/** `socket`: see `contentPolicy`. */
export type AnswerPage = (address: URL, socket?: string) => Promise<PageAnswer>;

/** `folder` holds the built page. */
export function pageAnswers(folder: string, workbench: Workbench): AnswerPage {
  const files = new PageFiles(folder);
  return async ({ pathname }, socket) => {
    if (pathname.startsWith('/thumbnail/')) return await thumbnailAnswer(pathname, workbench);
    if (pathname.startsWith('/thumbnails/')) return await sheetAnswer(pathname, workbench);
    return files.answer(pathname, socket);
  };
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

async function sheetAnswer(path: string, { sheets }: Workbench): Promise<PageAnswer> {
  const key = parseSheetAddress(path);
  if (key === null) return notFound;
  try {
    const body = await sheets.get(key);
    // The page keeps the pixels: the browser need not keep each combination of them too.
    const headers = { ...securityHeaders, 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' };
    return { status: 200, headers, body };
  } catch (error) {
    if (error instanceof KnownError) return notFound;
    throw error;
  }
}
