// Whether a list scrolls faster than anybody looks: what passes by then need not be fetched.
import { type RefObject, useEffect, useState } from 'react';

/** Heights of the list in a second. */
const FAST = 4;
/** After the last scrolling. */
const CALM_MS = 90;

export function useFastScroll(scroller: RefObject<HTMLElement | null>): boolean {
  const [isFast, setFast] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let top = element.scrollTop;
    let at = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const now = performance.now();
      const heights = Math.abs(element.scrollTop - top) / Math.max(1, element.clientHeight);
      const perSecond = (1000 * heights) / Math.max(1, now - at);
      // A jump, as to the end by a key, is over at once.
      setFast(perSecond > FAST && now - at < 500);
      top = element.scrollTop;
      at = now;
      clearTimeout(timer);
      timer = setTimeout(() => setFast(false), CALM_MS);
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      element.removeEventListener('scroll', look);
      clearTimeout(timer);
    };
  }, [scroller]);
  return isFast;
}
