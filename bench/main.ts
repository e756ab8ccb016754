import { parseArgs } from "node:util";
import { hasPostgres } from "../test/servers/own-postgres.ts";
import { hasRedisServer } from "../test/servers/own-redis.ts";
import { answers } from "./answers.ts";
import { asPlain, type Figure, inWords } from "./figure.ts";
import { lateness } from "./lateness.ts";
import { memory } from "./memory.ts";
import { platformShare } from "./platform-share.ts";
import { redisWake } from "./redis-wake.ts";
import { scrubWait } from "./scrub.ts";
import { start } from "./start.ts";
import { type Sizes, sizeOptions, sizesFrom } from "./xl/sizes.ts";
import { xl } from "./xl/xl.ts";

interface Benchmark {
  readonly name: string;
  /** Programs it starts for itself and cannot do without. */
  readonly needs: readonly Need[];
  /** It takes long: only when it is asked for. */
  readonly alone?: boolean;
  run(report: (line: string) => void, sizes: Sizes): Promise<readonly Figure[]>;
}

interface Need {
  readonly program: string;
  readonly here: boolean;
}

const redis: Need = { program: "Redis 7 (redis-server)", here: hasRedisServer };

const postgres: Need = { program: "Postgres (initdb, postgres)", here: hasPostgres };

const benchmarks: readonly Benchmark[] = [
  { name: "redis-wake", needs: [redis], run: redisWake },
  { name: "lateness", needs: [redis, postgres], run: lateness },
  { name: "answers", needs: [postgres], run: answers },
  { name: "scrub-wait", needs: [postgres], run: scrubWait },
  { name: "platform-share", needs: [redis, postgres], run: platformShare },
  { name: "memory", needs: [redis, postgres], run: memory },
  { name: "start", needs: [], run: start },
  { name: "xl", needs: [redis, postgres], alone: true, run: xl },
];

// npm run bench -- [--json] [name…] [--workspaces 10 …]
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, ...sizeOptions },
});

const asJson = values.json;

const sizes = sizesFrom(values);

const chosen = benchmarks.filter(({ name, alone = false }) =>
  names.length === 0 ? !alone : names.includes(name),
);

const unknown = names.filter((name) => benchmarks.every((one) => one.name !== name));

const missing = new Set(chosen.flatMap(({ needs }) => needs).filter(({ here }) => !here));

if (unknown.length > 0) {
  refuse(
    `There is no benchmark ${unknown.join(", ")}; there are ${benchmarks.map(({ name }) => name).join(", ")}.`,
  );
} else if (missing.size > 0) {
  const programs = [...missing].map(({ program }) => program).join(" and ");
  refuse(`Not on this machine, and the benchmarks start their own: install ${programs}.`);
} else {
  const figures: Figure[] = [];
  for (const { run } of chosen) figures.push(...(await run((line) => asJson || console.log(line), sizes)));
  if (asJson) console.log(JSON.stringify({ figures: figures.map(asPlain) }));
  else for (const figure of figures) console.log(inWords(figure));
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
}
