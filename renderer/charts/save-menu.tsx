// Saves a picture: as PNG, as SVG where it is one, or its numbers as CSV.
import { ActionIcon, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { MenuWhenAsked } from '../controls/menu-when-asked.tsx';
import { download, fileStem } from './download.ts';

interface SaveMenuProps {
  /** What the picture is of; the files are named by it. */
  readonly title: string;
  readonly png: () => Promise<Blob>;
  readonly svg?: () => string;
  readonly csv: () => string;
}

export function SaveMenu({ title, png, svg, csv }: SaveMenuProps) {
  const save = (ending: string, type: string, text: string) =>
    download(`${fileStem(title)}.${ending}`, new Blob([text], { type }));
  return (
    <MenuWhenAsked
      button={
        <ActionIcon aria-label={`Save: ${title}`} title="Save">
          <Download size={14} />
        </ActionIcon>
      }
    >
      <Menu.Item onClick={async () => download(`${fileStem(title)}.png`, await png())}>Picture (PNG)</Menu.Item>
      {svg === undefined ? null : (
        <Menu.Item onClick={() => save('svg', 'image/svg+xml', svg())}>Drawing (SVG)</Menu.Item>
      )}
      <Menu.Item onClick={() => save('csv', 'text/csv', csv())}>Numbers (CSV)</Menu.Item>
    </MenuWhenAsked>
  );
}
