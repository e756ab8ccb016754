import { addressNames, secretNames } from "./config/secrets.ts";

/** The secrets of an environment, as they might turn up in somebody's words: the longest first. */
export function secretsOf(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const given = secretNames.map((name) => environment[name]?.trim() ?? "");
  const each = given.flatMap((value) => [value, ...value.split(",").flatMap(keyIn)]);
  const passwords = addressNames.flatMap((name) => passwordsIn(environment[name]?.trim() ?? ""));
  return [...new Set([...each, ...passwords])]
    .filter((secret) => secret.length > 3)
    .toSorted((one, other) => other.length - one.length);
}

/** One of a list, with the padding of its base64 and without. */
function keyIn(text: string): readonly string[] {
  return [text.trim(), text.trim().replace(/=+$/u, "")];
}

/** What it is called behind a question mark: password, sslpassword, api_key, access_token … */
const secretParameter = /pass|pwd|secret|token|key/iu;

/** As they stand in the address, and as they are sent. */
function passwordsIn(address: string): readonly string[] {
  if (!URL.canParse(address)) return [address];
  const { password, search } = new URL(address);
  const asked = search
    .slice(1)
    .split("&")
    .map((one) => one.split("="))
    .flatMap(([name = "", ...value]) => (secretParameter.test(name) ? [value.join("=")] : []));
  return [password, ...asked].flatMap((one) => [one, decoded(one), decoded(one.replaceAll("+", " "))]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A platform's token of any kind, also one that is not in this environment: those of many workspaces. */
const anyToken = /\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w.-]+/gu;

/** The last wall: Muster's own words never hold a secret, and neither shall anybody else's that it passes on. */
export function redacted(said: string, secrets: readonly string[]): string {
  const known = secrets.reduce((text, secret) => text.replaceAll(secret, "[secret]"), said);
  return known.replace(anyToken, "[secret]");
}
