// A menu that is made once it is asked for: a page full of them opens, and a table full of them scrolls, as if there were none.
import { Menu } from '@mantine/core';
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useRef, useState } from 'react';

interface MenuWhenAskedProps {
  /** The button that opens it. */
  readonly button: ReactElement<ComponentProps<'button'>>;
  /** The menu's items. */
  readonly children: ReactNode;
}

export function MenuWhenAsked({ button, children }: MenuWhenAskedProps) {
  const [isAsked, setIsAsked] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  if (!isAsked) return cloneElement(button, { 'aria-haspopup': 'menu', onClick: () => setIsAsked(true) });
  return (
    // The button is another element than the one that was pressed: the menu itself would not find back to it.
    <Menu position="bottom-end" defaultOpened onClose={() => target.current?.focus()}>
      <Menu.Target>{cloneElement(button, { ref: target })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
