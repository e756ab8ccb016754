export interface LeaseTimes {
  /** How long a claim is held, ms on the database's clock. */
  readonly leaseMs: number;
  /** A post may begin only while more than this is left of the lease, ms: longer than any platform takes to accept. */
  readonly beginMarginMs: number;
}

export const usualLease: LeaseTimes = { leaseMs: 20_000, beginMarginMs: 10_000 };

/** Whether a post may still begin. Made before the claim is sent, from this process's monotonic clock in ms. */
export function createLease(elapsedMs: () => number, { leaseMs, beginMarginMs }: LeaseTimes): () => boolean {
  const began = elapsedMs();
  return () => elapsedMs() - began < leaseMs - beginMarginMs;
}
