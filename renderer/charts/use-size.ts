// The size of an element, known before it is painted for the first time: what depends on it does not come a picture later.
import { type RefObject, useLayoutEffect, useState } from 'react';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of the element's border box; 0 by 0 only while it is not there. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const measure = (): void => {
      const { width, height } = current.getBoundingClientRect();
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
