/** What the widgets use of zustand's vanilla core; the build puts it in its place (see vite.config.ts), tests use the whole one. */

interface Store<T> {
  readonly getState: () => T;
  /** What is given is laid over what is there; then everybody who listens is called. */
  readonly setState: (change: Partial<T> | ((state: T) => Partial<T>)) => void;
  readonly subscribe: (listener: () => void) => void;
}

export function createStore<T>(begin: () => T): Store<T> {
  let state = begin();
  const heard: (() => void)[] = [];
  return {
    getState: () => state,
    setState(change) {
      state = { ...state, ...(typeof change === 'function' ? change(state) : change) };
      for (const listener of heard) listener();
    },
    subscribe: (listener) => heard.push(listener),
  };
}
