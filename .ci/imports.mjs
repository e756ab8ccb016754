// dependency-cruiser's own command is content when it saw nothing at all, which is what it sees of
// TypeScript when it does not know the installed compiler; this one is not.
//   node .ci/imports.mjs src commands jobs test

import { existsSync } from "node:fs";
import { cruise, format } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";

const folders = process.argv.slice(2).filter((folder) => existsSync(folder));
const options = await extractOptions("./.dependency-cruiser.mjs");

const { output } = await cruise(folders, options, undefined, {
  tsConfig: extractTsConfig("./tsconfig.json"),
});
const report = await format(output, { outputType: "err" });
const sawNothing = !output.modules.some(({ source }) => source.endsWith(".ts"));

console.log(report.output);
if (sawNothing) console.error("No TypeScript module was seen, so no rule was checked.");
process.exitCode = sawNothing || report.exitCode > 0 ? 1 : 0;
