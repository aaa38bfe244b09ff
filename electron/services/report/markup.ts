// HTML by template: what is filled in is escaped, unless it is markup itself.

export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Filling = string | number | null | Markup | readonly Filling[];

/** Null and an empty list leave nothing. Attributes must be in double quotes. */
export function html(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Markup {
  return new Markup(parts.map((part, i) => part + (i < fillings.length ? textOf(fillings[i] ?? null) : '')).join(''));
}

function textOf(filling: Filling): string {
  if (filling === null) return '';
  if (filling instanceof Markup) return filling.text;
  return typeof filling === 'object' ? filling.map(textOf).join('') : escaped(String(filling));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
