/** What was found when a part of an installation was looked over, for whoever hosts it. Nobody's person or words. */
export interface Finding {
  /** What was looked at: "Redis: eviction". */
  readonly part: string;
  /** `warning`: it works, and may not tomorrow. `wrong`: it does not, or people would be told something untrue. */
  readonly state: "well" | "warning" | "wrong";
  readonly says: string;
  /** What to do; always there unless all is well. */
  readonly cure?: string;
}

export function well(part: string, says: string): Finding {
  return { part, state: "well", says };
}

export function warning(part: string, says: string, cure: string): Finding {
  return { part, state: "warning", says, cure };
}

export function wrong(part: string, says: string, cure: string): Finding {
  return { part, state: "wrong", says, cure };
}
