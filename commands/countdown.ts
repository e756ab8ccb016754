import { z } from "zod";
import { allBallots, offerBallots } from "../src/core/acts/ballot/which-ballot.ts";
import { goOn } from "../src/core/acts/countdown/go-on.ts";
import { nextLines } from "../src/core/acts/countdown/next-lines.ts";
import {
  type CountdownChange,
  deleteCountdown,
  restoreCountdowns,
  restoreCountdownsButton,
  twinOf,
  undoCountdowns,
} from "../src/core/acts/countdown/restore.ts";
import { countdownSaid } from "../src/core/acts/countdown/sentence.ts";
import { whereThingsStand } from "../src/core/acts/countdown/show.ts";
import { typedTarget, usualDays } from "../src/core/acts/countdown/typed-target.ts";
import { countdownValues, countedIn, inOrder, whichCountdown } from "../src/core/acts/countdown/what.ts";
import { offerStrikes } from "../src/core/acts/strike/which-strike.ts";
import { dateOption } from "../src/core/ballot/date-option.ts";
import { timeInWords } from "../src/core/calendar/words.ts";
import { Ask } from "../src/core/chat/ask.ts";
import { privately, updated } from "../src/core/chat/reply.ts";
import {
  defineButton,
  defineCommand,
  defineSubcommand,
  type Subcommand,
} from "../src/core/command/command.ts";
import { leading, offering } from "../src/core/command/declared.ts";
import { changeIn, takenBack } from "../src/core/command/next.ts";
import { packedAs } from "../src/core/command/packed.ts";
import { sentenceOption } from "../src/core/command/sentence.ts";
import { nothingToChange } from "../src/core/command/unclear.ts";
import { type Countdown, newCountdown } from "../src/core/countdown/countdown.ts";
import { announceHello } from "../src/core/planning/announce.ts";
import { planCountdown } from "../src/core/planning/plan.ts";
import { say, words } from "../src/core/text/say.ts";
import { lostLines } from "../src/core/trouble/lost.ts";
import { typedDaysBefore, typedPostTime } from "../src/core/typed/dates.ts";
import { idOption, textOption, whenOption } from "../src/core/typed/option.ts";

const whenPosted = {
  days: textOption({
    label: "Days before",
    about: "Days before on which to post; 0 is the day itself",
    example: "14, 7, 3, 1, 0",
    maxLength: 120,
  }).optional(),
  at: whenOption({ label: "At", about: "Hour of its posts", example: "9am" }).optional(),
};

const show = defineSubcommand({
  name: "show",
  description: "Where things stand: ballots, mandates and strikes",
  who: "member",
  answers: "private",
  options: z.object({}),
  run: async (_, context, services) => privately(await whereThingsStand(context, services)),
});

const add = defineSubcommand({
  name: "add",
  description: "Count down in this channel: to a ballot, one of its dates, a strike, or any date",
  who: "rep",
  answers: "private",
  inChannel: true,
  options: z.object({
    ballot: leading(
      offering(
        idOption({
          label: "Ballot",
          about: "A ballot, by its id or part of its name",
          example: "k3m7p",
        }).optional(),
        offerBallots,
      ),
      allBallots,
    ),
    milestone: dateOption.optional(),
    strike: offering(
      idOption({
        label: "Strike",
        about: "A strike, by its id or part of its name",
        example: "k3m7p",
        bare: false,
      }).optional(),
      offerStrikes,
    ),
    date: whenOption({
      label: "Date",
      about: "Any other date, with or without an hour",
      example: "9 June 5pm",
    }).optional(),
    title: textOption({ label: "Title", about: "What that date is", example: "Branch AGM" }).optional(),
    ...whenPosted,
    sentence: sentenceOption("Branch AGM on 9 June 5pm", countdownSaid),
  }),
  async run({ sentence: _, days, at, ...typed }, { branch, place }, { store, now, typedAt, newId }) {
    const asking = { branch, place, now, typedAt };
    const target = await typedTarget(store, typed, asking, { days, at });
    const twin = await twinOf(store, branch.id, { target, place });
    if (twin) {
      const { shortId } = twin;
      if (!(await goOn(store, twin, asking))) {
        const change = { ...changeWhen(twin, { days, at }), label: words("ask-change") };
        throw new Ask({ lines: [say("refuse-countdown-twice", { id: shortId })] }, [
          change,
          { label: words("ask-leave"), means: { kind: "leave" } },
        ]);
      }
      const lines = await nextLines(store, twin, await countedIn(store, branch));
      return privately({ lines: [say("countdown-goes-on", { id: shortId }), ...lines] });
    }
    const countdown = newCountdown(newId(), branch, {
      place,
      target,
      days: days === undefined ? usualDays(target, asking) : typedDaysBefore(days, "days"),
      at: at === undefined ? branch.postAt : typedPostTime(at, "at", branch),
    });
    const hello = await announceHello(store, { branch, place, now });
    await store.countdowns.save(countdown);
    await planCountdown(store, countdown, { branch, now });
    const counted = await countedIn(store, branch);
    const lines = [
      say("countdown-added", countdownValues(countdown, counted)),
      ...(await nextLines(store, countdown, counted)),
      ...hello,
    ];
    return privately({ lines }, [changeWhen(countdown), undoCountdowns([{ after: countdown }])]);
  },
});

const list = defineSubcommand({
  name: "list",
  description: "Every countdown: its channel, what it counts to, and when it posts",
  who: "member",
  answers: "private",
  options: z.object({}),
  async run(_, { branch }, { store }) {
    const counted = await countedIn(store, branch);
    const all = inOrder(await store.countdowns.list(branch.id), counted);
    const lines = all.map((countdown) => say("countdown-line", countdownValues(countdown, counted)));
    const lost = await lostLines(store, branch);
    return privately({
      title: words("countdown-list-title"),
      lines: lines.length > 0 ? [...lost, ...lines] : [say("countdown-none")],
    });
  },
});

const edit: Subcommand = defineSubcommand({
  name: "edit",
  description: "Change the days or the hour of a countdown’s posts",
  who: "rep",
  answers: "private",
  options: z.object({ id: whichCountdown("edit"), ...whenPosted }),
  async run({ id: before, days, at }, { branch }, { store, now }) {
    if (days === undefined && at === undefined) {
      throw nothingToChange("countdown", edit, "days");
    }
    const countdown: Countdown = {
      ...before,
      ...(days !== undefined && { days: typedDaysBefore(days, "days") }),
      ...(at !== undefined && { at: typedPostTime(at, "at", branch) }),
    };
    await store.countdowns.save(countdown);
    await planCountdown(store, countdown, { branch, now });
    const counted = await countedIn(store, branch);
    const lines = [
      say("countdown-saved"),
      say("countdown-line", countdownValues(countdown, counted)),
      ...(await nextLines(store, countdown, counted)),
    ];
    return privately({ lines }, [changeWhen(countdown), undoCountdowns([{ before, after: countdown }])]);
  },
});

const remove = defineSubcommand({
  name: "delete",
  description: "Delete a countdown: its posts stop",
  who: "rep",
  answers: "private",
  options: z.object({ id: whichCountdown("delete") }),
  async run({ id: countdown }, { branch }, { store }) {
    const lines = await deleteCountdown(store, countdown, await countedIn(store, branch));
    return privately({ lines }, [undoCountdowns([{ before: countdown }])]);
  },
});

const restore = defineButton({
  name: restoreCountdownsButton,
  who: "rep",
  answers: "update",
  restores: true,
  args: z.tuple([packedAs<readonly CountdownChange[]>()]),
  async run([changes], { branch }, { store, now, newId }) {
    const counted = await countedIn(store, branch);
    const lines = await restoreCountdowns(store, changes, counted, { branch, now, newId });
    return updated(takenBack({ lines }));
  },
});

/** When it posts, as it is typed. */
function whenTyped({ days, at }: Countdown) {
  return { days: days.join(", "), at: timeInWords(at) };
}

interface WhenTyped {
  readonly days?: string | undefined;
  readonly at?: string | undefined;
}

function changeWhen(countdown: Countdown, { days, at }: WhenTyped = {}) {
  const now = whenTyped(countdown);
  return changeIn(
    "countdown",
    "edit",
    { id: countdown.shortId },
    { days: days ?? now.days, at: at ?? now.at },
  );
}

export const countdown = defineCommand({
  name: "countdown",
  description: "How long is left, and which channels are told",
  menu: [
    { subcommand: "show", label: "menu-countdown-show" },
    { subcommand: "add", label: "menu-countdown-add", fills: true },
    { subcommand: "list", label: "menu-countdown-list" },
  ],
  subcommands: [show, add, list, edit, remove],
  buttons: [restore],
});
