import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The number in package.json, which lies one folder up, or two where Muster was built; "unknown" where it is neither. */
export function musterVersion(): string {
  const places = ["..", "../.."].map((up) => join(import.meta.dirname, up, "package.json"));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) return "unknown";
  const { version } = JSON.parse(readFileSync(found, "utf8")) as { readonly version?: unknown };
  return typeof version === "string" ? version : "unknown";
}
