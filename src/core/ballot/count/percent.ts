/** Percentages of people, worked out in whole numbers. */

/**
 * "94.59%", to the nearest hundredth. What falls short of `bar` percent is never shown as having reached it, however
 * close it came.
 */
export function percentWords(part: number, whole: number, bar?: number): string {
  if (whole === 0) return "0%";
  const nearest = Math.floor((part * 20_000 + whole) / (2 * whole));
  const short = bar !== undefined && part * 100 < bar * whole;
  const hundredths = short ? Math.min(nearest, bar * 100 - 1) : nearest;
  const rest = hundredths % 100;
  const fraction = rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`;
  return `${Math.floor(hundredths / 100)}${fraction}%`;
}

/** "87%" for a headline, to the nearest whole; to the hundredth where that would be `bar` itself. */
export function shortPercent(part: number, whole: number, bar: number | undefined): string {
  if (whole === 0) return "0%";
  const nearest = Math.floor((part * 200 + whole) / (2 * whole));
  return nearest === bar ? percentWords(part, whole, bar) : `${nearest}%`;
}

/** Whole percent that are surely reached: rounded down, and never above 100. */
export function wholePercent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(100, Math.floor((part * 100) / whole));
}
