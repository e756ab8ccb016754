/** Variables whose whole value is a secret, and addresses that may hold a password. */
const secretNames = [
  "MUSTER_KEY",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "DISCORD_TOKEN",
];

const addressNames = ["DATABASE_URL", "REDIS_URL"];

/** The secrets of an environment, as they might turn up in somebody's words: the longest first. */
export function secretsOf(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const whole = secretNames.map((name) => environment[name]?.trim() ?? "");
  const passwords = addressNames.flatMap((name) => passwordsIn(environment[name]?.trim() ?? ""));
  return [...new Set([...whole, ...passwords])]
    .filter((secret) => secret.length > 3)
    .toSorted((one, other) => other.length - one.length);
}

/** As it stands in the address, and as it is sent. */
function passwordsIn(address: string): readonly string[] {
  if (!URL.canParse(address)) return [address];
  const { password } = new URL(address);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** A platform's token of any kind, also one that is not in this environment: those of many workspaces. */
const anyToken = /\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w.-]+/gu;

/** The last wall: Muster's own words never hold a secret, and neither shall anybody else's that it passes on. */
export function redacted(said: string, secrets: readonly string[]): string {
  const known = secrets.reduce((text, secret) => text.replaceAll(secret, "[secret]"), said);
  return known.replace(anyToken, "[secret]");
}
