import { life, type Step } from "../../core/delivery/life.ts";

/** Rows with which this step may be made, in SQL. */
export function may(step: Step, row = "delivery"): string {
  const [only, ...more] = life[step].from.map(literal);
  return more.length === 0 ? `${row}.state = ${only}` : `${row}.state in (${[only, ...more].join(", ")})`;
}

/** The state it makes of them, in SQL. */
export function made(step: Step): string {
  return literal(life[step].to);
}

function literal(state: string): string {
  return `'${state}'`;
}
