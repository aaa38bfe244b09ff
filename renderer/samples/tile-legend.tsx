// What the marks on an image of the gallery say, and the words below a large one.
import type { ReactNode } from 'react';
import classes from './tile-legend.module.css';

interface TileLegendProps {
  /** Whether it is known which samples conflict, what was mined, what the classifier and the network that mined say. */
  readonly hasGroups: boolean;
  readonly hasMined: boolean;
  readonly hasClassifier: boolean;
  readonly hasMiner: boolean;
}

export function TileLegend({ hasGroups, hasMined, hasClassifier, hasMiner }: TileLegendProps) {
  const said = hasClassifier ? 'the classifier' : hasMiner ? 'the network that mined' : null;
  const words = [
    hasGroups ? 'class · bias' : 'class',
    ...(said === null ? [] : [`→ what ${said} takes it for`]),
    ...(hasMiner ? ['bias score'] : []),
  ];
  return (
    <section className={classes.legend} aria-label="Marks on the images">
      <h3>Marks on the images</h3>
      <ul>
        {hasGroups ? (
          <>
            <Sign kind="aligned">aligned</Sign>
            <Sign kind="conflict">conflicting</Sign>
          </>
        ) : null}
        {hasMined ? (
          <>
            <Sign kind="mined">mined</Sign>
            <Sign kind="marked">marked by you</Sign>
            <Sign kind="unmarked">unmarked by you</Sign>
          </>
        ) : null}
        {hasClassifier ? <Sign kind="wrong">classifier wrong</Sign> : null}
      </ul>
      <p>Below large ones: {words.join(', ')}.</p>
    </section>
  );
}

interface SignProps {
  readonly kind: 'aligned' | 'conflict' | 'mined' | 'marked' | 'unmarked' | 'wrong';
  readonly children: ReactNode;
}

function Sign({ kind, children }: SignProps) {
  return (
    <li>
      <i data-kind={kind} />
      {children}
    </li>
  );
}
