// The code of a view, loaded when it is first shown, or before.
import { type ComponentType, useEffect, useState } from 'react';

export class ViewCode {
  readonly #import: () => Promise<ComponentType>;
  #loading: Promise<ComponentType> | null = null;
  #loaded: ComponentType | null = null;

  constructor(load: () => Promise<ComponentType>) {
    this.#import = load;
  }

  /** Null until it is there. */
  get loaded(): ComponentType | null {
    return this.#loaded;
  }

  /** Can be asked for again and again; after a failure it is tried anew. */
  load(): Promise<ComponentType> {
    this.#loading ??= this.#import().then(
      (component) => {
        this.#loaded = component;
        return component;
      },
      (error: unknown) => {
        this.#loading = null;
        throw error;
      },
    );
    return this.#loading;
  }
}

type Waiting = { readonly View: ComponentType | null } | { readonly error: unknown };

/**
 * The view itself, as soon as its code is there. React's own `lazy` shows what it waited for 0.3 s after it began to wait, at
 * the earliest, and hides the view that is left before it takes it away.
 */
export function LoadedView({ code }: { readonly code: ViewCode }) {
  const [waiting, setWaiting] = useState<Waiting>(() => ({ View: code.loaded }));
  useEffect(() => {
    let isWanted = true;
    if (code.loaded !== null) return;
    code.load().then(
      (View) => isWanted && setWaiting({ View }),
      (error: unknown) => isWanted && setWaiting({ error }),
    );
    return () => {
      isWanted = false;
    };
  }, [code]);
  if ('error' in waiting) throw waiting.error;
  return waiting.View === null ? null : <waiting.View />;
}
