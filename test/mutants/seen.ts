import type { Mutant } from "./mutant.ts";

const numbers = "test/web/numbers.test.ts";

const whole = "test/metrics/whole.test.ts";

/** Who may read the numbers, and what is in none of them. */
export const seenMutants: readonly Mutant[] = [
  {
    name: "the numbers are told through a proxy",
    file: "src/web/numbers.ts",
    changes: [["(publicUrl !== undefined || !isLocal(request))", "!isLocal(request)"]],
    by: [[numbers, "are not there for anybody where others reach Muster, as a proxy makes them look local"]],
  },
  {
    name: "any token opens the numbers",
    file: "src/web/numbers.ts",
    changes: [
      ["return timingSafeEqual(hashed(said), hashed(token));", "return said !== token || said === token;"],
    ],
    by: [[numbers, "are told to nobody who does not say it, on this machine or not: %o"]],
  },
  {
    name: "the numbers tell of people",
    file: "src/metrics/metrics.ts",
    changes: [
      ['"Commands, taps and forms answered"));', '"Commands, taps and forms answered", "member"));'],
      ["take(call).finally(() => calls.inc());", 'take(call).finally(() => calls.inc({ member: "one" }));'],
    ],
    by: [
      [
        whole,
        "can be read by Prometheus, count posts and calls, and have no label but those that name nobody",
      ],
    ],
  },
];
