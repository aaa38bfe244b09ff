// Which blocks of a scrolled list are in sight, and whether they pass by faster than anybody looks.
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** Heights of the list in a second. */
const FAST = 4;
/** After the last scrolling. */
const CALM_MS = 80;
/** A longer time between two positions is no movement: as a jump to the end by a key, or the first turn of a wheel. */
const MOVEMENT_MS = 500;

interface ScrolledBlocks {
  /** The first block in sight. Left as it is while they pass by fast: nothing is drawn then. */
  readonly first: number;
  readonly isFast: boolean;
}

/** All blocks have one height, in pixels. */
export function useScrolledBlocks(scroller: RefObject<HTMLElement | null>, blockHeight: number): ScrolledBlocks {
  const [state, setState] = useState<ScrolledBlocks>({ first: 0, isFast: false });
  // In another size of tiles another block is at the same place.
  useLayoutEffect(() => {
    if (scroller.current !== null) setState(unlessSame(firstIn(scroller.current, blockHeight), false));
  }, [scroller, blockHeight]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let top = element.scrollTop;
    let at = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const calm = (): void => setState(unlessSame(firstIn(element, blockHeight), false));
    const look = (): void => {
      const now = performance.now();
      const heights = Math.abs(element.scrollTop - top) / Math.max(1, element.clientHeight);
      const isFast = (1000 * heights) / Math.max(1, now - at) > FAST && now - at < MOVEMENT_MS;
      top = element.scrollTop;
      at = now;
      setState((before) => unlessSame(isFast ? before.first : firstIn(element, blockHeight), isFast)(before));
      clearTimeout(timer);
      timer = setTimeout(calm, CALM_MS);
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      element.removeEventListener('scroll', look);
      clearTimeout(timer);
    };
  }, [scroller, blockHeight]);
  return state;
}

const firstIn = ({ scrollTop }: HTMLElement, blockHeight: number): number => Math.floor(scrollTop / blockHeight);

const unlessSame =
  (first: number, isFast: boolean) =>
  (before: ScrolledBlocks): ScrolledBlocks =>
    before.first === first && before.isFast === isFast ? before : { first, isFast };
