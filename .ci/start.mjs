// What npm start and npm run muster run: the compiled program, compiled first where the sources have changed.
// node .ci/start.mjs start …, or cli …

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compileIfChanged } from "./compile.mjs";

const [node, , program, ...words] = process.argv;

try {
  compileIfChanged(() =>
    process.stderr.write(
      "Muster is being compiled, as its sources have changed; this takes a few seconds.\n",
    ),
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const path = resolve("dist/src", `${program}.js`);
process.argv = [node, path, ...words];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path).href);
