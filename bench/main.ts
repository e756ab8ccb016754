import type { Figure } from "./figure.ts";
import { hasRedisServer } from "./redis-server.ts";
import { redisWake } from "./redis-wake.ts";

const asJson = process.argv.includes("--json");

if (hasRedisServer) {
  print([await redisWake((line) => asJson || console.log(line))]);
} else {
  console.error(
    "There is no redis-server on this machine, and the benchmark starts its own: install Redis 7.",
  );
  process.exitCode = 1;
}

function print(figures: readonly Figure[]): void {
  if (asJson) {
    console.log(JSON.stringify({ figures }));
    return;
  }
  for (const { id, value, unit, raw, ratio, bar, met } of figures) {
    console.log(
      `${id}: ${value} ${unit}, raw ${raw} ${unit}: ${ratio} × raw; bar ${bar}: ${met ? "met" : "MISSED"}`,
    );
  }
}
