/** Tells open pages that something is new to draw. Carries nothing: a page asks for what its person may see. */
export interface Changes {
  changed(): void;
  /** Returns how to stop listening. */
  listen(listener: () => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  return {
    changed() {
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
