/** One measured figure beside the same work done without Muster, in the same run. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** The same figure of the bare tool, in the same unit. */
  readonly raw: number;
  /** `value / raw`: what is compared, because machines differ. */
  readonly ratio: number;
  /** The ratio that may not be exceeded. */
  readonly bar: number;
  readonly met: boolean;
}

export function compare(
  what: { readonly id: string; readonly unit: string; readonly bar: number },
  rounds: readonly { readonly value: number; readonly raw: number }[],
): Figure {
  const value = round(median(rounds.map((each) => each.value)));
  const raw = round(median(rounds.map((each) => each.raw)));
  const ratio = round(value / raw);
  return { id: what.id, value, unit: what.unit, raw, ratio, bar: what.bar, met: ratio <= what.bar };
}

/** The value below which `share` (0 to 1) of them lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
