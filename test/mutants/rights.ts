import type { Mutant } from "./mutant.ts";

const outside = "test/slack/outside.test.ts";

const repeats = "test/core/inbox-repeats.test.ts";

const attack = "test/fuzz/attack.test.ts";

const callFile = "src/core/inbox/call.ts";

const inboxFile = "src/core/inbox/inbox.ts";

/** Who may do what, whose call it is, and what is sealed. */
export const rightsMutants: readonly Mutant[] = [
  {
    name: "a member may do what a rep may",
    file: callFile,
    changes: [
      ['if (who !== "member" && !mayAct(role, who)) {', 'if (who === "officer" && !mayAct(role, who)) {'],
    ],
    by: [[attack, "a member gets through no rep's or officer's door, by command, button or form"]],
  },
  {
    name: "a rep may do what an officer may",
    file: callFile,
    changes: [
      ['if (who !== "member" && !mayAct(role, who)) {', 'if (who === "rep" && !mayAct(role, who)) {'],
    ],
    by: [[attack, "a member gets through no rep's or officer's door, by command, button or form"]],
  },
  {
    name: "who was only named has the role",
    file: "src/core/acts/branch/rights.ts",
    changes: [["rep?.agreed ? rep.role", "rep ? rep.role"]],
    by: [["test/commands/branch.test.ts", "is for officers, whoever has only been named included"]],
  },
  {
    name: "who is in none of the groups has their role",
    file: "src/core/acts/branch/rights.ts",
    changes: [
      ["groups.filter(({ groupId }) => held.includes(groupId))", "groups"],
      ["held.length > 0 ? await", "held.length >= 0 ? await"],
    ],
    by: [
      [
        "test/commands/branch-groups.test.ts",
        "makes reps of whoever is in it at that moment, and of nobody else",
      ],
    ],
  },
  {
    name: "what is for a channel is planned into a direct message",
    file: callFile,
    changes: [['if (inChannel && !isChannel(place)) throw userError(say("refuse-no-channel"));', ""]],
    by: [
      [
        "test/commands/no-channel.test.ts",
        "every subcommand answers there, and none of them plans a post to nowhere",
      ],
    ],
  },
  {
    name: "another branch's ballot is opened by its id",
    file: "src/core/acts/ballot/which-ballot.ts",
    changes: [["if (campaign?.branchId !== branch.id)", "if (!campaign)"]],
    by: [
      [attack, "another branch's ids open nothing: not its buttons, not its short ids, not its questions"],
    ],
  },
  {
    name: "a call sent again is done again",
    file: inboxFile,
    changes: [['if (before !== "new") return unpackReply(parts.vault.open(before, callReply(callId)));', ""]],
    by: [[attack, "a captured call sent again gets its first reply, whatever was changed in it"]],
  },
  {
    name: "a call is anybody's who knows its id",
    file: "src/core/inbox/call-id.ts",
    changes: [['JSON.stringify(["call", user, callId])', 'JSON.stringify(["call", callId])']],
    by: [[repeats, "an answer's tap under an id that is known to somebody else is a tap of their own"]],
  },
  {
    name: "a call is of any workspace",
    file: "src/core/inbox/call-id.ts",
    changes: [["`${chat}:${workspace}:${hashOf(", "`${chat}:${hashOf("]],
    by: [[repeats, "what is kept of a call names no caller, and goes with its workspace"]],
  },
  {
    name: "a call's id is kept as it is",
    file: "src/core/inbox/call-id.ts",
    changes: [
      [
        'hashOf(JSON.stringify(["call", user, callId]))',
        'hashOf("") + JSON.stringify(["call", user, callId])',
      ],
    ],
    by: [[repeats, "what is kept of a call names no caller, and goes with its workspace"]],
  },
  {
    name: "somebody who was deleted in Slack is answered",
    file: "src/slack/standing.ts",
    changes: [
      ["if (person.deleted || person.is_stranger) return false;", "if (person.is_stranger) return false;"],
    ],
    by: [[outside, "who leaves the workspace is not answered any more, within a minute"]],
  },
  {
    name: "somebody of another workspace is answered in a shared channel",
    file: "src/slack/standing.ts",
    changes: [["return !guessed && (team_id ?? workspace) === workspace;", "return !guessed;"]],
    by: [
      [
        outside,
        "in a shared channel, somebody of another workspace is told that only members can answer, and nothing comes of their tap",
      ],
    ],
  },
  {
    name: "a guest or a bot has the rights Slack says",
    file: "src/slack/standing.ts",
    changes: [
      [
        "return { member: true, trusted, manages: trusted && ((here && administers) || managesAll(person, who)) };",
        "return { member: true, trusted: true, manages: (here && administers) || managesAll(person, who) };",
      ],
    ],
    by: [
      [
        outside,
        "a guest and a bot have no rights, whatever Slack says they administer and whoever installed Muster",
      ],
    ],
  },
  {
    name: "who administers one workspace of an organisation has rights in all",
    file: "src/slack/standing.ts",
    changes: [["(here && administers)", "administers"]],
    by: [
      [
        outside,
        "in an organisation, people act in the workspaces they are in, with rights only in the one they administer",
      ],
    ],
  },
  {
    name: "whoever is of an organisation is of each of its workspaces",
    file: "src/slack/standing.ts",
    changes: [["return teams.includes(workspace) && (", "return (teams.length >= 0) && ("]],
    by: [
      [
        outside,
        "in an organisation, whoever is not in the workspace is turned away; so is somebody of another organisation",
      ],
    ],
  },
  {
    name: "while Slack cannot say, everybody manages the workspace",
    file: "src/slack/callers.ts",
    changes: [["{ ...outside, member: true }", "{ ...outside, member: true, manages: true }"]],
    by: [["test/slack/calls.test.ts", "a Slack that cannot say who somebody is makes nobody an officer"]],
  },
  {
    name: "in Discord's direct messages everybody manages the server",
    file: "src/discord/receive.ts",
    changes: [["user: user.id, managesWorkspace: false", "user: user.id, managesWorkspace: true"]],
    by: [
      [
        "test/discord/direct.test.ts",
        "whoever only manages the server is no officer there: Discord says nothing of it",
      ],
    ],
  },
  {
    name: "a server that Muster is not in is a branch",
    file: "src/discord/receive.ts",
    changes: [['if (!isOurs(sent.guild_id)) return { kind: "not-ours" };', ""]],
    by: [
      [
        "test/discord/malformed.test.ts",
        "from a server that Muster is not in does nothing, even for who manages it",
      ],
    ],
  },
  {
    name: "roles that cannot be read are any",
    file: "src/discord/payload.ts",
    changes: [["roles: z.array(z.string()).catch([])", "roles: z.any()"]],
    by: [["test/discord/receive.test.ts", "without roles that can be read is of somebody in none"]],
  },
  {
    name: "people are kept under their names",
    file: "src/vault/vault.ts",
    changes: [
      [
        "hmac(pseudonymKey, JSON.stringify([chat, workspace, user])) as MemberKey",
        "JSON.stringify([chat, workspace, user]) as MemberKey",
      ],
    ],
    by: [
      [
        "test/pseudonymity.test.ts",
        "members, their reps and reminders, erasures and errors leave no id, token or channel of theirs",
      ],
      ["test/commands/check.test.ts", "nothing in the database names the member"],
    ],
  },
  {
    name: "what is sealed opens with any key",
    file: "src/vault/sealing.ts",
    changes: [
      ['hkdfSync("sha256", key, "", purpose, keyBytes)', 'hkdfSync("sha256", "", "", purpose, keyBytes)'],
    ],
    by: [["test/vault/vault.test.ts", "does not open with another key"]],
  },
  {
    name: "a workspace's tokens are kept in clear",
    file: "src/slack/sealed-installations.ts",
    changes: [
      ["vault.seal(JSON.stringify(kept), installationSecret(id))", "JSON.stringify(kept) as Sealed"],
      ["JSON.parse(vault.open(secret, installationSecret(id)))", "JSON.parse(secret)"],
    ],
    by: [
      [
        "test/slack/sealed-installations.test.ts",
        "an installation is kept sealed and found by its workspace",
      ],
    ],
  },
  {
    name: "the key file is open to others",
    file: "src/vault/key-file.ts",
    changes: [["0o600", "0o644"]],
    by: [["test/vault/key-file.test.ts", "can be read by its owner only"]],
  },
  {
    name: "the log of acts can be rewritten",
    file: "src/store/migrations/0018_privacy.sql",
    changes: [["raise exception 'lines of act are only ever added';", "return coalesce(new, old);"]],
    by: [
      [
        "test/contracts/store-acts.ts",
        "the database refuses to change or take away a line, but goes with a branch as a whole",
      ],
    ],
    fresh: true,
  },
  {
    name: "a button opens any form for anybody",
    file: callFile,
    changes: [
      [
        '  allow(found, context);\n  return { kind: "form", form: formFor',
        '  return { kind: "form", form: formFor',
      ],
    ],
    by: [["test/commands/menu.test.ts", "gives nobody a right: a member who sends %s is told who can"]],
  },
  {
    name: "somebody of another workspace is answered where they write Muster's name",
    file: "src/slack/calls.ts",
    changes: [
      [
        "if (caller) await show(received, spot, await inbox.command({ ...call, caller }));\n    },\n\n    async submit",
        "await show(received, spot, await inbox.command({ ...call, caller: { chat: 'slack', workspace: who.workspace, user: who.user, managesWorkspace: false, groupsOf: async () => [] } }));\n    },\n\n    async submit",
      ],
    ],
    by: [
      [
        "test/slack/mention.test.ts",
        "somebody of another workspace is turned away, and nothing is asked of Muster",
      ],
    ],
  },
  {
    name: "what is written in a server is answered as if it were to Muster alone",
    file: "src/discord/events.ts",
    changes: [["if (!guild && !author.bot) written", "if (!author.bot) written"]],
    by: [["test/discord/written.test.ts", "nothing is said to what is written %s"]],
  },
];
