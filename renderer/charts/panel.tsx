// The frame of one picture: what it shows, its controls, the picture.
import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  /** What the picture is of. */
  readonly title: string;
  /** Beside the title: of which network, which samples, at which step. */
  readonly detail?: ReactNode;
  /** Choices that belong to the picture; at the right of the title, always visible. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  /** Columns of the grid that it takes; `rest`: what the row before it has left, or all. */
  readonly span?: 1 | 2 | 3 | 'all' | 'rest';
}

export function Panel({ title, detail, controls, children, span = 1 }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={title} data-span={span}>
      <header className={classes.header}>
        <h2 className={classes.title}>{title}</h2>
        <span className={classes.detail} title={typeof detail === 'string' ? detail : undefined}>
          {detail}
        </span>
        <span className={classes.controls}>{controls}</span>
      </header>
      {children}
    </section>
  );
}
