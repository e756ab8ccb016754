import type { Mutant } from "./mutant.ts";

const signed = "test/slack/signed.test.ts";

const attack = "test/fuzz/attack.test.ts";

const edge = "test/fuzz/edge.test.ts";

const hand = "test/slack/hand.test.ts";

/** What comes from outside, and what Muster says. */
export const edgeMutants: readonly Mutant[] = [
  {
    name: "any signature is Slack's",
    file: "src/slack/signed.ts",
    changes: [
      [
        'return timingSafeEqual(own, Buffer.from(signature.slice(3), "hex"));',
        "return timingSafeEqual(own, own);",
      ],
    ],
    by: [
      [
        signed,
        "nothing that Slack did not sign is taken: another body, another time, another secret, any text at all",
      ],
    ],
  },
  {
    name: "a signature is good for ever",
    file: "src/slack/signed.ts",
    changes: [["Math.abs(nowSeconds - Number(at)) > windowSeconds", "nowSeconds + windowSeconds < 0"]],
    by: [[signed, "a signature is good for five minutes, and not before its time"]],
  },
  {
    name: "forgeries are not counted",
    file: "src/slack/connect-http.ts",
    changes: [
      [
        "if (!counted.isAllowed && counted.isExceeded) throw refusal(429);",
        "if (!counted) throw refusal(429);",
      ],
    ],
    by: [
      [
        signed,
        "a crowd behind Slack's few addresses is never held up, and a flood of forgeries from one address is",
      ],
    ],
  },
  {
    name: "what cannot be Slack's is read to its end",
    file: "src/slack/connect-http.ts",
    changes: [
      ['if (Number(request.headers["content-length"] ?? 0) > longestUnsigned) throw refusal(413);', ""],
    ],
    by: [
      [
        hand,
        "what cannot be Slack's is refused before its body is read: too long at once, anything once there was too much",
      ],
    ],
  },
  {
    name: "unfinished requests may be any number",
    file: "src/web/unfinished.ts",
    changes: [["if (waiting.size > unfinished) endOldest(waiting, graceMs);", ""]],
    by: [
      [
        "test/web/limits.test.ts",
        "of one address's unfinished requests, beyond the limit the oldest is ended, and what is whole is answered",
      ],
    ],
  },
  {
    name: "a reply that nobody ends is open for ever",
    file: "src/slack/hand.ts",
    changes: [["setTimeout(() => end(raw, log), withinMs)", "setTimeout(() => undefined, withinMs)"]],
    by: [[hand, "a reply that nobody ends is ended with words, and what comes after that harms nobody"]],
  },
  {
    name: "any page may send an installation's cookie",
    file: "src/slack/hand.ts",
    changes: [["`${cookie}; SameSite=Lax`", "`${cookie}`"]],
    by: [[hand, "the cookie of an installation stays with this address, and is gone afterwards"]],
  },
  {
    name: "an event that cannot be read ends the process",
    file: "src/discord/events.ts",
    changes: [
      [
        'log.error({ event: data.t, error: name }, "an event from Discord could not be read");',
        "throw name;",
      ],
    ],
    by: [
      [
        "test/discord/malformed.test.ts",
        "other events that cannot be read are lost alone, and no server is taken for left",
      ],
    ],
  },
  {
    name: "“@everyone” calls everybody",
    file: "src/discord/escape.ts",
    changes: [["if (loudMention.test(rest)) return", "if (loudMention.test(rest) && raw === rest) return"]],
    by: [["test/fuzz/escapes.test.ts", "on Discord, in any part of a card, in posts and in answers"]],
  },
  {
    name: "code in somebody's words is code in Slack",
    file: "src/slack/literal.ts",
    changes: [['if (character === "`") return true;', 'if (character === "`") return false;']],
    by: [
      [
        "test/slack/literal.test.ts",
        "no words of a person become bold, italic, struck, code or a quote, a mention or a link in disguise",
      ],
    ],
  },
  {
    name: "a name turns the date behind it round",
    file: "src/core/typed/clean.ts",
    changes: [["|\\p{Bidi_Control}", ""]],
    by: [
      [attack, "no name turns the date behind it round: what changes the direction of reading is taken out"],
    ],
  },
  {
    name: "a paste that is no JSON ends in a fault",
    file: "src/core/timetables/file.ts",
    changes: [
      ['return { ok: false, problems: [words("timetable-not-json", { problem })] };', "throw error;"],
    ],
    by: [["test/fuzz/parsers.test.ts", "as a pasted table or an export"]],
  },
  {
    name: "a signed null reaches Slack's library",
    file: "src/slack/connect-http.ts",
    changes: [["if (isNull(request)) return", "if (isNull(request) && isCertificateCheck(request)) return"]],
    by: [[edge, "takes no body that is not signed, and outlives every one that is"]],
  },
  {
    name: "the preview answers under any name",
    file: "src/web/loopback.ts",
    changes: [
      [
        'if (!loopbackHosts(request.socket.localPort).includes(host?.toLowerCase() ?? "")) return foreign;',
        "",
      ],
    ],
    by: [[edge, "answer nobody whose Host or Origin is another's, and no plain form, with any text in them"]],
  },
  {
    name: "scripts inside a page run",
    file: "src/web/server.ts",
    changes: [[`"default-src": ["'self'"],`, `"default-src": ["'self'", "'unsafe-inline'"],`]],
    by: [["test/web/server.test.ts", "forbid scripts and styles from elsewhere or inside the page"]],
  },
  {
    name: "files beside the page are sent",
    file: "src/preview/routes.ts",
    changes: [['root: join(import.meta.dirname, "page")', "root: import.meta.dirname"]],
    by: [[edge, "send no file from outside the page, however the way to it is written"]],
  },
  {
    name: "an export is no JSON",
    file: "src/core/acts/timetables/as-file.ts",
    changes: [
      [
        "return JSON.stringify({ timezone: ukZone, campaigns: [campaign] });",
        "return Object.values(campaign).join();",
      ],
    ],
    by: [[attack, "an export is JSON whose every text is what was typed, and no spreadsheet's formula"]],
  },
  {
    name: "the key is no secret to the log",
    file: "src/config/secrets.ts",
    changes: [['  "MUSTER_KEY",\n', ""]],
    by: [
      [
        "test/redact.test.ts",
        "no secret of the environment reaches a log line, whoever put it into the words",
      ],
    ],
  },
  {
    name: "a key that only seals is no secret to the log",
    file: "src/config/secrets.ts",
    changes: [['  "MUSTER_SEALING_KEYS",\n', ""]],
    by: [
      [
        "test/redact.test.ts",
        "no secret of the environment reaches a log line, whoever put it into the words",
      ],
    ],
  },
  {
    name: "a password behind an address's question mark is no secret to the log",
    file: "src/redact.ts",
    changes: [["/pass|pwd|secret|token|key/iu", "/^$/u"]],
    by: [
      [
        "test/redact.test.ts",
        "no secret of the environment reaches a log line, whoever put it into the words",
      ],
    ],
  },
  {
    name: "whoever installed Muster is named in the log",
    file: "src/slack/connect-http.ts",
    changes: [["{ organisation: installation.isEnterpriseInstall ? 1 : 0 }", "{ by: installation.user.id }"]],
    by: [["test/slack/install.test.ts", "secrets and people are in no log line"]],
  },
  {
    name: "a package without a checksum is taken",
    file: ".ci/audit.mjs",
    changes: [['return inBundle || integrity.startsWith("sha512-");', "return true;"]],
    by: [
      [
        "test/house/audit.test.ts",
        "a lockfile is told on for what is not from the registry, has no checksum or runs scripts",
      ],
    ],
  },
  {
    name: "a file of secrets may be open to everybody",
    file: "src/config/secret-files.ts",
    changes: [["if (isLoose(path, about))", "if (isLoose(path, about) && path === inContainers)"]],
    by: [
      ["test/secret-files.test.ts", "is refused where others of the machine can open it (%o), with the cure"],
    ],
  },
  {
    name: "what nobody caught is printed as it is",
    file: "src/last-words.ts",
    changes: [["tell(error instanceof StartError ? error : placeOf(error))", "tell(error)"]],
    by: [["test/last-words.test.ts", "what is %s is told by its class and place alone"]],
  },
  {
    name: "containers have all rights",
    file: "compose.yaml",
    changes: [["cap_drop: [ALL]", "cap_drop: []"]],
    by: [["test/house/compose.test.ts", "%s may do nothing that it need not"]],
  },
  {
    name: "Muster's role is a superuser",
    file: "docker/role.sh",
    changes: [["login nosuperuser", "login superuser"]],
    by: [
      [
        "test/house/compose.test.ts",
        "makes a role that owns Muster's database, with its password, and is no superuser",
      ],
    ],
  },
];
