import { z } from "zod";
import { repConsentCard, repsCard } from "../../src/core/acts/branch/reps-cards.ts";
import {
  type RoleChange,
  restoreRole,
  restoreRoleButton,
  undoRole,
} from "../../src/core/acts/branch/restore.ts";
import { keepRole } from "../../src/core/acts/branch/rights.ts";
import { withNext } from "../../src/core/acts/next/next-steps.ts";
import { waitingParts, withWaiting } from "../../src/core/acts/second/waiting.ts";
import { mayAct, type Rep } from "../../src/core/branch/branch.ts";
import { mentionedGroup, mentionedPerson } from "../../src/core/branch/person.ts";
import type { Span } from "../../src/core/chat/card.ts";
import { privately, type Reply, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import {
  type Context,
  defineButton,
  defineCommand,
  defineSubcommand,
  type Services,
} from "../../src/core/command/command.ts";
import { takenBack } from "../../src/core/command/next.ts";
import { packedAs } from "../../src/core/command/packed.ts";
import { handleContact, repContact } from "../../src/core/people/sealed-in.ts";
import type { MemberKey } from "../../src/core/people/vault.ts";
import { planNoticeAlerts } from "../../src/core/planning/plan-strike.ts";
import { say } from "../../src/core/text/say.ts";
import { choiceOption, textOption } from "../../src/core/typed/option.ts";
import { channel, restoreChannel } from "./channel.ts";
import { posts, postsButtons } from "./posts.ts";
import { log, privacy, privacyButtons } from "./privacy.ts";
import { secondButtons } from "./second.ts";
import { restoreSettingsBack, settings } from "./settings.ts";

const person = {
  about: "One person, or a user group or role, as your chat app offers them when you type @",
  example: "@…",
  maxLength: 120,
  person: true,
};

const reps = defineSubcommand({
  name: "reps",
  description: "Your own role, how many reps there are; officers name them and take it back",
  who: "member",
  answers: "private",
  form: ["add", "role"],
  options: z.object({
    add: textOption({ label: "Who", ...person }).optional(),
    role: choiceOption(["rep", "officer"], {
      label: "Role",
      about: "What the person you add may do: rep if left out, or officer",
      example: "rep",
    }).default("rep"),
    remove: textOption({ label: "Remove", ...person }).optional(),
  }),
  async run({ add, role, remove }, context, services) {
    const { branch, key } = context;
    const { store } = services;
    if (add === undefined && remove === undefined) {
      const own = await store.reps.find(branch.id, key);
      const handle = own && (await store.handles.of(branch.id, key));
      if (own && !own.agreed) return privately(repConsentCard(own, branch));
      const [all, groups] = [await store.reps.list(branch.id), await store.repGroups.list(branch.id)];
      const installer = (await store.installers.of(branch.home)) !== undefined;
      const numberless = own !== undefined && !handle;
      const card = repsCard({ reps: all, groups, installer, numberless }, context);
      if (!mayAct(context.role, "rep")) return privately(card);
      return privately(withWaiting(card, await waitingParts(context, services)));
    }
    refuseUnlessOfficer(context);
    if (add === undefined) return takeBack(remove ?? "", context, services);
    if (remove !== undefined) throw userError(say("refuse-add-and-remove"), "remove");
    return name(add, role, context, services);
  },
});

function refuseUnlessOfficer({ role, invited, branch }: Context): void {
  if (mayAct(role, "officer")) return;
  throw userError(say(invited ? "refuse-rights-invited" : "refuse-rights-officer", { branch: branch.name }));
}

interface Named {
  readonly key: MemberKey;
  /** As the officer typed it; said back to them alone and not kept. */
  readonly person: Span;
}

function named(typed: string, field: string, { branch }: Context, { vault }: Services): Named {
  const user = mentionedPerson(typed, field);
  const person = { ...branch.home, user };
  return { key: vault.memberKey(person), person: { kind: "person", person } };
}

/** Of a person nothing but a code is kept until they agree; a new role for somebody who has agreed counts at once. */
async function name(typed: string, role: Rep["role"], context: Context, services: Services): Promise<Reply> {
  const { branch } = context;
  const { store } = services;
  const groupId = mentionedGroup(typed, branch.home, "add");
  if (groupId !== undefined) {
    const standing = (await store.repGroups.list(branch.id)).find((one) => one.groupId === groupId);
    await store.repGroups.save({ branchId: branch.id, groupId, role });
    const card = await withNext({ lines: [say("reps-group-added", { role })] }, context, services);
    return privately(card, [undoRole({ whose: { groupId }, before: standing?.role, after: role })]);
  }
  const { key, person } = named(typed, "add", context, services);
  const before = await store.reps.find(branch.id, key);
  const installerEnded = await keepRole(store, { branchId: branch.id, key, ...before, role }, branch);
  const line = say(before?.agreed ? "reps-changed" : "reps-added", { role, person });
  // Whoever was officer by installing is none again.
  const undo = installerEnded ? [] : [undoRole({ whose: { key }, before: before?.role, after: role })];
  return privately(await withNext({ lines: [line] }, context, services), undo);
}

async function takeBack(typed: string, context: Context, services: Services): Promise<Reply> {
  const { branch } = context;
  const { store } = services;
  const groupId = mentionedGroup(typed, branch.home, "remove");
  if (groupId !== undefined) {
    const standing = (await store.repGroups.list(branch.id)).find((one) => one.groupId === groupId);
    if (!standing) throw userError(say("refuse-no-such-group"), "remove");
    await store.repGroups.remove(branch.id, groupId);
    const undo = undoRole({ whose: { groupId }, before: standing.role });
    return privately({ lines: [say("reps-group-removed")] }, [undo]);
  }
  const { key, person } = named(typed, "remove", context, services);
  const installer =
    (await store.installers.of(branch.home)) === key && (await store.installers.end(branch.home));
  const gone = (await store.reps.remove(branch.id, key)) || installer;
  if (!gone) throw userError(say("refuse-no-such-rep", { person }), "remove");
  await store.chaseLists.forgetRep(branch.id, key);
  return privately({ lines: [say("reps-removed", { person })] });
}

const agree = defineButton({
  name: "branch/agree",
  who: "member",
  answers: "update",
  args: z.unknown(),
  async run(_args, { branch, key, caller }, { store, now, vault }) {
    const invited = await store.reps.find(branch.id, key);
    if (!invited) throw userError(say("refuse-button"));
    await store.handles.keep(branch.id, key, vault.seal(caller.user, handleContact(branch.id, key)));
    if (!invited.agreed) {
      const contact = vault.seal(caller.user, repContact(branch.id, key));
      await keepRole(store, { ...invited, agreed: { at: now, contact } }, branch);
      await planNoticeAlerts(store, { branch, now });
    }
    return updated({ lines: [say("rep-agreed", { role: invited.role, branch: branch.name })] });
  },
});

const restore = defineButton({
  name: restoreRoleButton,
  who: "officer",
  answers: "update",
  restores: true,
  args: z.tuple([packedAs<RoleChange>()]),
  run: async ([change], { branch }, { store }) =>
    updated(takenBack(await restoreRole(store, change, branch))),
});

const refuse = defineButton({
  name: "branch/refuse",
  who: "member",
  answers: "update",
  args: z.unknown(),
  async run(_args, { branch, key }, { store }) {
    const invited = await store.reps.find(branch.id, key);
    if (invited?.agreed) throw userError(say("refuse-button"));
    await store.reps.remove(branch.id, key);
    return updated({ lines: [say("rep-refused")] });
  },
});

const endInstaller = defineButton({
  name: "branch/end-installer",
  who: "officer",
  answers: "update",
  args: z.unknown(),
  async run(_args, { branch }, { store }) {
    await store.installers.end(branch.home);
    return updated({ lines: [say("installer-ended")] });
  },
});

export const branch = defineCommand({
  name: "branch",
  description: "The branch’s settings, its reps and officers, and posts that did not go out",
  menu: [
    { subcommand: "reps", label: "menu-branch-reps" },
    { subcommand: "reps", label: "menu-branch-name-rep", fills: true, who: "officer" },
    { subcommand: "posts", label: "menu-branch-posts" },
    { subcommand: "settings", label: "menu-branch-settings" },
    { subcommand: "log", label: "menu-branch-log" },
  ],
  subcommands: [settings, channel, reps, posts, privacy, log],
  buttons: [
    ...[agree, refuse, restore, endInstaller, restoreSettingsBack, restoreChannel],
    ...[...postsButtons, ...privacyButtons, ...secondButtons],
  ],
});
