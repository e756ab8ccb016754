import { usualLease } from "../../src/core/sending/sending.ts";

/**
 * Everything that is waited for goes by this factor faster than in production: leases, the margin before their end,
 * requests' timeouts, paces, the ticker's beat, the business clock and the platforms' own clocks. So their ratios are
 * those of production (timeout < margin < lease), and a round takes seconds.
 */
export const faster = 10;

export const lease = {
  leaseMs: usualLease.leaseMs / faster,
  beginMarginMs: usualLease.beginMarginMs / faster,
};

/** 5 seconds in production. */
export const requestTimeoutMs = 5_000 / faster;

/** A second in production. */
export const beatMs = 1_000 / faster;

/** A frozen process sleeps well past its lease. */
export const frozenMs = lease.leaseMs * 1.6;

/** A clock that runs faster from a moment on. All in ms of the epoch. */
export interface FastClock {
  readonly from: number;
  readonly real: number;
}

export function read({ from, real }: FastClock, now = Date.now()): number {
  return from + (now - real) * faster;
}
