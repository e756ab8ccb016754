/** An acknowledgement that tells how long after this was called it was made. */
export type TimeAck = <Given extends unknown[]>(
  ack: (...given: Given) => Promise<void>,
) => (...given: Given) => Promise<void>;

/** `elapsedMs` is monotonic; `acknowledged` is told ms. One that fails is not told. */
export function timeAcks(elapsedMs: () => number, acknowledged: (ms: number) => void): TimeAck {
  return (ack) => {
    const cameAt = elapsedMs();
    return async (...given) => {
      await ack(...given);
      acknowledged(elapsedMs() - cameAt);
    };
  };
}
