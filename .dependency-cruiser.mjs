// Who may import whom. Each rule is shown to fire by test/house/imports.test.ts.

/**
 * The folders of src/core, low to high: a room imports only rooms before it. First what is true, then what is decided,
 * then what is done, then the two doors; README's "How it is built" says what each holds. A new room takes its place
 * here first.
 */
export const ROOMS = [
  ...["chat", "text", "calendar", "people", "branch", "typed", "law", "delivery", "ballot", "strike"],
  ...["countdown", "check", "reminder", "privacy", "chase", "follow", "timetables", "ports", "planning"],
  ...["command", "trouble", "acts", "inbox", "sending"],
];

/** The folders of src/core/acts, low to high. */
const ACTS = [
  ...[
    "next",
    "log",
    "branch",
    "ballot",
    "strike",
    "second",
    "countdown",
    "reminder",
    "check",
    "chase",
    "privacy",
  ],
  ...["follow", "timetables", "home"],
];

/** The packages each edge may use besides the ones every edge may use. */
const SDKS = {
  slack: ["@slack/[^/]+", "fastify", "undici"],
  discord: ["discord\\.js", "@discordjs/ws", "undici"],
  preview: ["fastify", "@fastify/[^/]+"],
  store: ["pg", "pg-[^/]+", "@types/pg", "@electric-sql/[^/]+"],
  queue: ["bullmq", "ioredis", "node-cron", "pg", "@types/pg"],
  web: ["fastify", "@fastify/[^/]+"],
  metrics: ["prom-client"],
  pictures: ["@resvg/[^/]+"],
  vault: ["age-encryption"],
  config: [],
  cli: [],
};
const EVERY_EDGE = ["zod", "temporal-polyfill", "pino"];
const EDGE = `^src/(${Object.keys(SDKS).join("|")})/`;

const packages = (names) => `(^|/)node_modules/(${names.join("|")})/`;

const edgeRules = Object.entries(SDKS).map(([edge, sdk]) => ({
  name: `${edge}-imports-core-and-its-own-sdk`,
  comment: `src/${edge} may import src/core, itself, node's own modules and its own packages.`,
  severity: "error",
  from: { path: `^src/${edge}/` },
  to: {
    pathNot: ["^src/core/", EDGE, packages([...EVERY_EDGE, ...sdk])],
    dependencyTypesNot: ["core"],
    couldNotResolve: false,
  },
}));

/** What keeps a list of folders a line: no import of what stands behind, no file and no folder outside it. */
const inLine = (root, rooms) => {
  const outside = { path: `^${root}/(?!(${rooms.join("|")})/)` };
  return [
    ...rooms.slice(0, -1).map((room, place) => ({
      name: "core-is-one-line",
      comment: `${root}/${room} comes before what it imports here: see ROOMS and ACTS.`,
      severity: "error",
      from: { path: `^${root}/${room}/` },
      to: { path: `^${root}/(${rooms.slice(place + 1).join("|")})/` },
    })),
    // Whether it imports or is imported: a loose file that does neither is an orphan.
    ...[
      [outside, {}],
      [{}, outside],
    ].map(([from, to]) => ({
      name: "core-has-no-loose-file",
      comment: `A file of ${root} lies in one of the folders listed in ROOMS and ACTS.`,
      severity: "error",
      from,
      to,
    })),
  ];
};

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "core-imports-only-core",
      comment: "src/core decides: it knows no platform, database, queue or configuration.",
      severity: "error",
      from: { path: "^src/core/" },
      to: {
        pathNot: ["^src/core/", packages(["zod", "temporal-polyfill", "intl-messageformat"])],
        dependencyTypesNot: ["core"],
        couldNotResolve: false,
      },
    },
    ...inLine("src/core", ROOMS),
    ...inLine("src/core/acts", ACTS),
    {
      name: "no-circles-of-folders",
      comment: "Two folders that need each other are one, or hide a third.",
      severity: "error",
      scope: "folder",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-is-pure",
      comment: "src/core touches no file, network or process: pass what it needs in.",
      severity: "error",
      from: { path: "^src/core/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "commands-and-jobs-import-only-core",
      comment:
        "commands/ and jobs/ are doors into core: src/core, zod, temporal-polyfill and their own folder.",
      severity: "error",
      from: { path: "^(commands|jobs)/" },
      to: { pathNot: ["^src/core/", "^$1/", packages(["zod", "temporal-polyfill"])], couldNotResolve: false },
    },
    ...edgeRules,
    {
      name: "edges-never-import-each-other",
      comment: "What two edges share belongs in src/core; what joins them belongs in src/main.ts.",
      severity: "error",
      from: { path: EDGE },
      to: { path: EDGE, pathNot: "^src/$1/" },
    },
    {
      name: "only-main-knows-every-part",
      comment:
        "The other files directly in src (log.ts) know no edge, command or job; the command line knows its own folder, the commands and the store.",
      severity: "error",
      from: { path: "^src/[^/]+$", pathNot: "^src/(main|join-platforms|cli|keeping)\\.ts$" },
      to: { path: [EDGE, "^(commands|jobs)/"], pathNot: "^src/config/" },
    },
    {
      name: "cli-starts-nothing",
      comment:
        "The command line prints what is declared and what the store holds, rotates keys and looks things over: it opens no queue or chat.",
      severity: "error",
      from: { path: "^src/(cli|keeping)\\.ts$" },
      to: {
        path: EDGE,
        pathNot: "^src/((cli|config|store|vault)/|(slack|discord|queue|web)/look-over\\.ts$)",
      },
    },
    {
      name: "every-folder-has-a-rule",
      comment: "A new folder in src needs its own line in .dependency-cruiser.mjs first.",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: ["^src/core/", EDGE] },
      to: {},
    },
    {
      name: "nothing-imports-main",
      comment: "main.ts introduces the parts to each other; no part knows main.ts. start.ts runs it.",
      severity: "error",
      from: { pathNot: "^((test|bench)/|src/start\\.ts$)" },
      to: { path: "^src/main\\.ts$" },
    },
    {
      name: "nothing-imports-tests",
      comment: "Only tests import from test/; what the benchmark may borrow is below.",
      severity: "error",
      from: { pathNot: "^(test|bench)/" },
      to: { path: "^test/" },
    },
    {
      name: "bench-borrows-only-doubles-and-servers",
      comment: "Of test/ the benchmark needs the platforms' doubles, and a Redis and a Postgres of its own.",
      severity: "error",
      from: { path: "^bench/" },
      to: { path: "^test/", pathNot: "^test/(doubles|servers)/" },
    },
    {
      name: "nothing-imports-bench",
      comment: "The benchmark measures the program; the program does not know it.",
      severity: "error",
      from: { pathNot: "^(bench|test)/" },
      to: { path: "^bench/" },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A file that imports nothing and is imported by nobody is forgotten.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: ["^src/main\\.ts$", "^src/preview/page/", "^test/", "^bench/", "\\.d\\.ts$"],
      },
      to: {},
    },
    {
      name: "no-dev-dependencies",
      comment: "What runs in production is a dependency, not a devDependency.",
      severity: "error",
      from: { path: "^(src|commands|jobs)/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: "(^|/)node_modules/@types/" },
    },
    {
      name: "no-unresolvable",
      comment: "The import leads nowhere. (bench/ has a package.json of its own, not installed with ours.)",
      severity: "error",
      from: { pathNot: "^bench/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
