import { type MilestoneKind, milestoneKinds } from "../../ballot/campaign.ts";
import { words } from "../../text/say.ts";
import { first, has, inOrder, type Label, last, plainLabel, sent, softLast, vote } from "./label-words.ts";

/** Muster's own names of its dates, and its options'. */
const own: ReadonlyMap<string, MilestoneKind> = new Map(
  milestoneKinds.flatMap((kind) =>
    [kind, words(`milestone-name-${kind}`)].map((label) => [plainLabel(label), kind] as const),
  ),
);

const date = (milestone: MilestoneKind): Label => ({ kind: "milestone", milestone });

const other: Label = { kind: "other" };

const notCome = has(
  "not (?:been |yet |have )?(?:receiv|arriv|come|got|had|here)\\w*|(?:havent|hasnt|have not|has not|do not|dont|didnt|did not) (?:yet )?(?:receiv|arriv|come|got|had|get)\\w*",
);

const willCome = has(
  "allow|wait until|(?:should|will|expected to) (?:have )?(?:be )?(?:arriv|reach|receiv|with|been|got|come|land)\\w*|with members|arrive with",
);

const goingBack = has("scrutineer|civica|ers|ces|mi voice|popularis|return(?:ed|ing)?|counted|back|must");

const replacing = has(
  "replac\\w*|duplicates?|reissues?|re issue\\w*|new (?:ballot |voting )?(?:papers?|packs?)|another (?:ballot |voting )?(?:paper|pack|copy)|lost|(?:request|order|ask|apply|ring|call)\\w* .*(?:papers?|ballots?|packs?)",
);

const ends = has(last);

const endsSoftly = has(softLast);

const begins = has(first);

const nominating = has("nominat\\w*");

/** "Strike on 25 May if the ballot is won". */
const actionFirst =
  /^(?:(?:first|next|further|planned|proposed|provisional|possible|earliest|dates?|days?|of|for|any) )*(?:strikes?|walk ?outs?|industrial action (?:dates?|days?|starts?|begins?|from)|action short|overtime ban)\b(?! (?:ballot|vote|mandate))/u;

/** By what stands in a label, in this order. */
const rules: readonly (readonly [
  is: (label: string) => boolean,
  label: Label | ((label: string) => Label),
])[] = [
  [
    has(
      "complain\\w*|appeals?|hustings?|withdraw\\w*|exclusions?|briefings?|rally|rallies|webinars?|phone ?banks?|phonebanks?|conference|meetings?|meets?|motions?|observers?|special format|update your|launch (?:event|rally|meeting)|workshops?|training",
    ),
    other,
  ],
  [
    has("chang\\w*|updat\\w*|correct\\w*|amend\\w*|check\\w*", "address\\w*|details|data|records|lists?"),
    other,
  ],
  [has("notice|notify|notification|sample", "employers?|served|sample|ballot|given|action"), other],
  [(label) => has("helpline|hotline|phone line|lines? (?:open|close)")(label) && !replacing(label), other],
  [has("process (?:formally )?(?:starts?|opens?|begins?)|nominating bod\\w*"), other],
  [
    (label) =>
      has(
        "strikes?|striking|walk ?outs?|picket\\w*|industrial action|action short|asos|overtime ban|work to rule|boycott|stoppages?|days? of action",
      )(label) &&
      (!has("ballot\\w*|vot\\w*|mandate|papers?|polls?|nominat\\w*")(label) || actionFirst.test(label)),
    { kind: "strike" },
  ],
  [
    has("mandate"),
    (label) => (has("begins?|starts?|opens?|new|from")(label) ? other : date("mandate-expires")),
  ],
  [has("last (?:lawful )?day (?:of|for) (?:strike|industrial )?action"), date("mandate-expires")],
  [
    has("results?|declared|declaration of (?:the )?(?:polls?|election|ballot|votes?)|declaration"),
    date("result"),
  ],
  [has("candidates?", "announc\\w*|publish\\w*|lists?|circulat\\w*|told|notified|informed"), other],
  [(label) => nominating(label) && has("accept\\w*|consent\\w*|declin\\w*")(label), date("acceptance")],
  [has("accept\\w*|consents?", "candid\\w*|address\\w*|by|of|last|deadline|closing"), date("acceptance")],
  [nominating, nominations],
  [
    has(
      "join|joins|joining|new members?|(?:membership|member) applications?|^members? (?:as at|as of|on|by|at|before)|members as at|membership (?:cut off|freeze|snapshot|date|by)|in membership",
    ),
    date("join-by"),
  ],
  [
    has(
      "(?:start|begin|likely|expect)\\w* (?:to )?(?:receiv|arriv|land|come|reach)\\w*|(?:arriv|receiv|land)\\w* from",
    ),
    other,
  ],
  [replacing, replacements],
  [(label) => notCome(label) && !has("must be")(label), date("not-received-by")],
  [(label) => willCome(label) && !goingBack(label), date("not-received-by")],
  [
    (label) =>
      has(
        "(?:last|latest|final|safe|safest|recommended|suggested|advised|sensible|guideline).* (?:post|posting|mailing)|(?:safe|safest|recommended|suggested|advised|sensible).* (?:return|send|sending|back)|post(?:ed)? (?:it|your|the|back|them|by|no later|ballots?|papers?|votes?|early|off)|in the post|(?:return|send)\\w* .*by post|last post|posting (?:date|day|deadline|by)",
      )(label) &&
      !has("(?:papers?|packs?|ballots?) (?:will be |are |is |were |being )?posted(?: out| to)?")(
        label.replace(/posted (?:back )?(?:by|no later).*/u, "by"),
      ),
    date("last-posting"),
  ],
  [
    inOrder("last|latest|final", "return(?:ing)?|send back"),
    { kind: "either", milestones: ["last-posting", "closes"] },
  ],
  [
    (label) =>
      !has("back|return\\w*|receipt|received|close[sd]?|closing")(label) &&
      (inOrder(vote, sent)(label) || inOrder(sent, vote)(label)),
    { kind: "milestone", milestone: "opens", sent: true },
  ],
  // Both ends and one day: the other was not found.
  [
    (label) =>
      inOrder("opens?|starts?|begins?|runs?", "close[sd]?|ends?|finish(?:es)?")(label) && has(vote)(label),
    { kind: "either", milestones: ["opens", "closes"] },
  ],
  [
    (label) =>
      !has("close[sd]?|closing|deadline|last|ends?|ending|receipt|return\\w*")(label) &&
      (inOrder(
        vote,
        "opens?|opening|opened|starts?|started|begins?|began|commences?|commencing|launch(?:es|ed)|live",
      )(label) ||
        inOrder("opens?|opening|starts?|start|begin|beginning|commencement|launch|first day", vote)(label)),
    date("opens"),
  ],
  [
    (label) =>
      inOrder(
        `${vote}|scrutineer`,
        "close[sd]?|closing|closure|ends?|ending|finish(?:es)?|shuts?|deadlines?|return(?:ed)?|receipt|received|back|arrive|reach|due|last day|(?:by|until|in)$",
      )(label) ||
      inOrder(
        "close[sd]?|closing|closure|end|deadline|last|final|return|receipt|latest|returning|receiving",
        vote,
      )(label),
    date("closes"),
  ],
  [
    has("on the (?:\\w+ )*(?:register|system)|eligib\\w*|qualifying|cut off|freeze|snapshot"),
    date("join-by"),
  ],
];

function nominations(label: string): Label {
  return (
    endOf(label, "nominations-open", "nominations-close") ?? {
      kind: "either",
      milestones: ["nominations-open", "nominations-close"],
    }
  );
}

/** "Closes" counts more than "opens", which counts more than "by". */
function endOf(label: string, opening: MilestoneKind, closing: MilestoneKind): Label | undefined {
  if (ends(label)) return date(closing);
  if (begins(label) || has(`${sent}|invit\\w*|call`)(label)) return date(opening);
  return endsSoftly(label) ? date(closing) : undefined;
}

function replacements(label: string): Label {
  if (notCome(label) && !has("last|latest|final|deadline")(label)) return date("not-received-by");
  if (has(sent)(label) && !ends(label) && !has("request\\w*|ask\\w*|order\\w*|apply")(label)) return other;
  return (
    endOf(label, "not-received-by", "replacement-by") ?? {
      kind: "either",
      milestones: ["not-received-by", "replacement-by"],
    }
  );
}

/** What is around the word that counts. */
const around =
  /^(?:(?:and|on|at|the|will|is|it|by|of|be|that|which|so|then|a|an|for|to|your|our|we|key|date|day|time) )+|(?: (?:and|on|at|the|will|is|it|by|of|be|from|to|until|for|a|as|date|day|time|this|are))+$/gu;

const bareFirst = /^(?:opens?|opening|starts?|starting|begins?|commences?|out|papers out|launch(?:es)?)$/u;

const bareLast =
  /^(?:close[sd]?|closing|ends?|ending|finish(?:es)?|deadline|return|back|until|papers back)$/u;

const ballotAlone =
  /^(?:(?:the|any|our|formal|postal|statutory) )*(?:ballot|voting|vote|poll|balloting|election)(?: period| window| dates?)?(?: will)?(?: runs?| is| open| takes place)?(?: from)?$/u;

const counting = /^(?:the )?(?:count|counting|verification|verification and count)\b/u;

/** What a label says, under the heading it stands below; undefined where Muster does not know it. */
export function labelled(typed: string, heading: "nominations" | "ballot" | undefined): Label | undefined {
  const label = plainLabel(typed).replace(/^(?:phase|stage|step|part|round) \d+ /u, "");
  const nominated = heading === "nominations";
  const named = own.get(label) ?? own.get(label.replace(/(?: on| at| by| is)+$/u, ""));
  if (named && !(nominated && (named === "opens" || named === "closes"))) return date(named);
  return bareLabel(label.replace(around, ""), nominated) ?? byRule(label);
}

/** "Open", "Closing date": of whatever stands above it. */
function bareLabel(bare: string, nominated: boolean): Label | undefined {
  if (bareFirst.test(bare)) return weak(nominated ? "nominations-open" : "opens");
  return bareLast.test(bare) ? weak(nominated ? "nominations-close" : "closes") : undefined;
}

function byRule(label: string): Label | undefined {
  if (ballotAlone.test(label)) return { kind: "either", milestones: ["opens", "closes"] };
  const [, meant] = rules.find(([is]) => is(label)) ?? [];
  if (!meant && counting.test(label)) return date("count");
  if (!meant) return label.startsWith("announcement") ? weak("result") : undefined;
  return typeof meant === "function" ? meant(label) : meant;
}

function weak(milestone: MilestoneKind): Label {
  return { kind: "milestone", milestone, weak: true };
}
