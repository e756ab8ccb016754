import type { Branch } from "../branch/branch.ts";
import type { Card } from "../chat/card.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import type { StrikeState } from "../strike/strike.ts";

/** One sign for each kind of post, so that a channel can be read at a glance. */
const signs = {
  countdown: "🗳️",
  opens: "✉️",
  arrival: "✉️",
  "not-received-by": "✉️",
  "join-by": "🤝",
  "replacement-by": "✉️",
  "last-posting": "📮",
  "closing-day": "⏰",
  closed: "🏁",
  count: "📊",
  result: "📊",
  "nominations-open": "📝",
  "nomination-meeting": "📝",
  "nomination-meeting-soon": "📝",
  "nomination-return": "📝",
  "nominations-close": "📝",
  acceptance: "📝",
  mandate: "⌛",
  "no-mandate": "⌛",
  strike: "✊",
  "strike-decision": "❔",
  "strike-confirmed": "✊",
  "strike-suspended": "⏸️",
  "strike-called-off": "🛑",
  "strike-changed": "✏️",
  date: "📅",
  reminder: "🔔",
  check: "🙋",
  actions: "✅",
  correction: "✏️",
  "ballot-result": "📊",
  "ballot-result-correction": "✏️",
  hello: "👋",
} as const satisfies Partial<Record<DeliveryKind, string>>;

/** A post with the sign of its kind in front of its headline, unless its branch wants words alone. */
export function signed(
  card: Card,
  { kind, state }: { readonly kind: DeliveryKind; readonly state?: StrikeState | undefined },
  branch: Pick<Branch, "signs">,
): Card {
  const sign = kind === "strike" && state !== "confirmed" ? signs["strike-decision"] : known(kind);
  if (sign === undefined || card.title === undefined || branch.signs === false) return card;
  return { ...card, title: `${sign} ${card.title}` };
}

/** None for what is written to one person. */
function known(kind: DeliveryKind): string | undefined {
  return kind in signs ? signs[kind as keyof typeof signs] : undefined;
}
