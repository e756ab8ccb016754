// npm run check: every script of package.json named check:…, all at once. What one says is shown whole when it ends;
// fails when any of them does.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
const checks = Object.entries(scripts).filter(([name]) => name.startsWith("check:"));
const env = { ...process.env, PATH: `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH}` };

function run([name, command]) {
  const began = performance.now();
  const child = spawn(command, { shell: true, env, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
  return new Promise((ended) => {
    child.on("close", (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? "passed" : "FAILED"} npm run ${name} (${seconds} s)`);
      process.stdout.write(Buffer.concat(said));
      ended(code === 0);
    });
  });
}

const passed = await Promise.all(checks.map(run));
process.exitCode = checks.length > 0 && passed.every(Boolean) ? 0 : 1;
