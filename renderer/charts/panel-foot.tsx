// The line below a picture: its scale at the left, at the right what the pointer is over.
import type { ReactNode } from 'react';
import classes from './panel-foot.module.css';

export function PanelFoot({ children }: { readonly children: ReactNode }) {
  return <div className={classes.foot}>{children}</div>;
}
