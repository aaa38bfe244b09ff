// The code of a view, loaded when it is first shown, or before.
import { type ComponentType, lazy, useState } from 'react';

export class ViewCode {
  readonly #import: () => Promise<ComponentType>;
  #loading: Promise<ComponentType> | null = null;
  #loaded: ComponentType | null = null;

  constructor(load: () => Promise<ComponentType>) {
    this.#import = load;
  }

  /** Waits for it where it is rendered. */
  readonly lazy = lazy(async () => ({ default: await this.load() }));

  /** Null until it is there. */
  get loaded(): ComponentType | null {
    return this.#loaded;
  }

  /** Can be asked for again and again. */
  load(): Promise<ComponentType> {
    this.#loading ??= this.#import().then((component) => {
      this.#loaded = component;
      return component;
    });
    return this.#loading;
  }
}

/**
 * The view itself; one whose code is there is shown at once. React's own `lazy` waits a moment even then: it hides the view
 * that is left, with all that this costs, before it takes it away.
 */
export function LoadedView({ code }: { readonly code: ViewCode }) {
  const [View] = useState(() => code.loaded ?? code.lazy);
  return <View />;
}
