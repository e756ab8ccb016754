import { commands } from "../commands/index.ts";
import { runCli } from "./cli/run.ts";

/** What `npm run muster -- …` runs: what a person needs to set Muster up on a platform. Starts and changes nothing. */
process.exitCode = runCli(process.argv.slice(2), {
  commands,
  environment: process.env,
  say: (words) => process.stdout.write(`${words}\n`),
  complain: (words) => process.stderr.write(`${words}\n`),
});
