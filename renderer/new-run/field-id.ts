// Where a setting's field is in the page.
export const fieldId = (name: string): string => `setting-${name}`;
