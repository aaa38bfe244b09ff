// Saves a picture: as PNG, as SVG where it is one, or its numbers as CSV.
import { ActionIcon, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { MenuWhenAsked } from '../controls/menu-when-asked.tsx';
import { download } from './download.ts';
import { useFileStem } from './saved-from.ts';

interface SaveMenuProps {
  /** What the picture is of. */
  readonly title: string;
  /** What the files are named by, behind the run; `title` by default. */
  readonly file?: string;
  readonly png: () => Promise<Blob>;
  readonly svg?: () => string;
  readonly csv: () => string;
}

export function SaveMenu({ title, file = title, png, svg, csv }: SaveMenuProps) {
  const stem = useFileStem(file);
  const save = (ending: string, type: string, text: string) =>
    download(`${stem}.${ending}`, new Blob([text], { type }));
  return (
    <MenuWhenAsked
      button={
        <ActionIcon aria-label={`Save: ${title}`} title="Save">
          <Download size={14} />
        </ActionIcon>
      }
    >
      <Menu.Item onClick={async () => download(`${stem}.png`, await png())}>Picture (PNG)</Menu.Item>
      {svg === undefined ? null : (
        <Menu.Item onClick={() => save('svg', 'image/svg+xml', svg())}>Drawing (SVG)</Menu.Item>
      )}
      <Menu.Item onClick={() => save('csv', 'text/csv', csv())}>Numbers (CSV)</Menu.Item>
    </MenuWhenAsked>
  );
}
