export function electronBinary(root: string, env?: Readonly<Record<string, string | undefined>>): string | null;
export function canShowWindow(
  env?: Readonly<Record<string, string | undefined>>,
  platform?: string,
  user?: number,
): boolean;
