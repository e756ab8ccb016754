import { closeSync, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { refusal } from "./refusal.ts";
import { addressNames, secretNames } from "./secrets.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with each secret that a file holds: MUSTER_KEY_FILE=/run/secrets/muster_key stands for MUSTER_KEY.
 * Throws a StartError that lists every file which cannot be used; what is in one is never quoted.
 */
export function withSecretFiles(environment: Environment): Environment {
  const complaints: string[] = [];
  const read: Record<string, string> = {};
  for (const name of [...secretNames, ...addressNames]) {
    const path = environment[`${name}_FILE`]?.trim() ?? "";
    if (path === "") continue;
    if ((environment[name]?.trim() ?? "") !== "") {
      complaints.push(`${name} and ${name}_FILE are both set: unset one of them`);
      continue;
    }
    const found = readSecret(path);
    if ("wrong" in found) complaints.push(`${name}_FILE is ${path}, which ${found.wrong}`);
    else read[name] = found.secret;
  }
  if (complaints.length > 0) throw refusal(complaints);
  return { ...environment, ...read };
}

function readSecret(path: string): { readonly secret: string } | { readonly wrong: string } {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const about = fstatSync(file);
    if (!about.isFile()) return { wrong: "is no file" };
    if (isLoose(path, about))
      return { wrong: `other users of this machine can open. Close it: chmod 600 ${path}` };
    const secret = readFileSync(file, "utf8").trim();
    return secret === "" ? { wrong: "is empty" } : { secret };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "no code";
    return { wrong: `Muster cannot read (${code})` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Where containers find their secrets. Nobody else is in there, and whoever runs them decides the mode. */
const inContainers = "/run/secrets/";

/** Its owner's alone; root may let a group read it, as Postgres allows for the key of its certificate. */
function isLoose(path: string, { mode, uid }: Stats): boolean {
  if (process.platform === "win32") return false;
  if (path.startsWith(inContainers)) return (mode & 0o022) !== 0;
  return (mode & (uid === 0 ? 0o037 : 0o077)) !== 0;
}
