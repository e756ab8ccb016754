/** What a figure is held to: its ratio to the bare tool, because machines differ, or the value itself. */
export interface Bar {
  readonly of: "ratio" | "value";
  readonly at: "most" | "least";
  readonly is: number;
}

/** One measured figure, beside the same work done without Muster in the same run where there is such a thing. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** The same figure of the bare tool, in the same unit. */
  readonly raw: number | null;
  /** `value / raw`. */
  readonly ratio: number | null;
  readonly bar: Bar;
  readonly met: boolean;
}

interface Round {
  readonly value: number;
  readonly raw?: number;
}

/** The medians of the rounds, held to the bar. Throws when a ratio is to be judged and there was nothing raw. */
export function judge(
  { id, unit, bar }: Pick<Figure, "id" | "unit" | "bar">,
  rounds: readonly Round[],
): Figure {
  const value = round(median(rounds.map((each) => each.value)));
  const raws = rounds.flatMap((each) => each.raw ?? []);
  const raw = raws.length > 0 ? round(median(raws)) : null;
  const ratio = raw === null ? null : round(value / raw);
  const judged = bar.of === "ratio" ? ratio : value;
  if (judged === null) throw new Error(`${id}: there is nothing to compare it with`);
  const met = bar.at === "most" ? judged <= bar.is : judged >= bar.is;
  return { id, value, unit, raw, ratio, bar, met };
}

/** The shape for other programs: the bar as its number alone. */
export function asPlain(figure: Figure): object {
  return { ...figure, bar: figure.bar.is };
}

export function inWords({ id, value, unit, raw, ratio, bar, met }: Figure): string {
  const beside = raw === null ? "" : `, raw ${raw} ${unit}: ${ratio} × raw`;
  const wanted = `at ${bar.at} ${bar.is} ${bar.of === "ratio" ? "× raw" : unit}`;
  return `${id}: ${value} ${unit}${beside}; bar ${wanted}: ${met ? "met" : "MISSED"}`;
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
