import { act, newCallId } from "./act.js";
import { drawCard } from "./card.js";
import { button, byId, element } from "./element.js";
import { drawEmpty } from "./empty.js";
import { openForm } from "./form.js";
import { onRoom, refresh, whoAndWhere } from "./room.js";
import { tell } from "./status.js";

/** The channel's messages. What did not change keeps its element, so that focus and place are kept too. */
const log = byId("log");
const below = byId("below");
let drawn = new Map();
let drawnFor = "";
/** Whether the reader is at the newest message, and wants to stay there. */
let following = true;

below.addEventListener("click", scrollToEnd);
log.addEventListener("scroll", () => {
  following = atEnd();
  if (following) below.hidden = true;
});

// A picture that arrives late, or a keyboard on the screen, must not push the newest words out of sight.
log.addEventListener("load", stayAtEnd, true);
new ResizeObserver(stayAtEnd).observe(log);

onRoom((room) => {
  const place = `${room.as} ${room.channel}`;
  if (place === drawnFor) drawNews(room);
  else drawAfresh(room);
  drawnFor = place;
});

function stayAtEnd() {
  if (following) scrollToEnd();
}

export function scrollToEnd() {
  following = true;
  log.scrollTop = log.scrollHeight;
  below.hidden = true;
}

/** Another person or channel: not news, so it is not read out. */
function drawAfresh(room) {
  log.setAttribute("aria-live", "off");
  drawn = new Map();
  log.replaceChildren();
  drawAll(room);
  scrollToEnd();
  requestAnimationFrame(() => log.removeAttribute("aria-live"));
}

function drawNews(room) {
  const before = drawn;
  const focused = whatHasFocus();
  drawAll(room);
  putFocusBack(focused);
  const news = [...drawn.keys()].some((key) => !before.has(key));
  if (following) scrollToEnd();
  else if (news) below.hidden = false;
}

function drawAll(room) {
  const wanted = new Map();
  let before;
  for (const message of room.messages) {
    if (message.day !== before?.day) wanted.set(`day ${message.day} ${message.id}`, dayHeading(message.day));
    const drawnSo = { ...message, look: room.look, grouped: goesOn(message, before) };
    wanted.set(message.id, kept(drawnSo) ?? drawMessage(drawnSo));
    before = message;
  }
  if (room.messages.length === 0) wanted.set("empty", drawn.get("empty") ?? drawEmpty(room));
  for (const [key, old] of drawn) if (wanted.get(key) !== old) old.remove();
  let after = null;
  for (const made of wanted.values()) {
    const next = after ? after.nextSibling : log.firstChild;
    if (next !== made) log.insertBefore(made, next);
    after = made;
  }
  drawn = wanted;
}

/** As chat apps do: what comes within five minutes of the one before stands under the same name. */
function goesOn(message, before) {
  if (!before || message.onlyForMe || before.onlyForMe || message.day !== before.day) return false;
  return Date.parse(message.at) - Date.parse(before.at) < 5 * 60_000;
}

function kept(message) {
  const old = drawn.get(message.id);
  return old?.dataset.content === contentOf(message) ? old : undefined;
}

function contentOf(message) {
  return JSON.stringify(message);
}

function dayHeading(day) {
  return element("h2", { class: "day" }, day);
}

function drawMessage(message) {
  const { id, kind, onlyForMe, asked, at, time, edited, grouped } = message;
  const card = drawCard(message.drawn, (pressed, control) => press(id, pressed, control));
  const title = card.querySelector("h3");
  if (title) title.id = `title-${id}`;
  const named = title ? `head-${id} title-${id}` : `head-${id}`;
  // What names the message; what can be done with it is no part of its name.
  const by = element(
    "p",
    { class: "message-by", id: `head-${id}` },
    element("strong", {}, "Muster"),
    element("span", { class: "app-tag" }, "APP"),
    element("time", { class: "soft", datetime: at }, time),
    edited ? element("span", { class: "soft" }, "(changed since)") : undefined,
    onlyForMe ? element("span", { class: "private-mark" }, "Only you can see this") : undefined,
  );
  const head = element(
    "div",
    { class: grouped ? "message-head hidden" : "message-head" },
    by,
    kind === "reply"
      ? button("Dismiss", () => dismiss(id), { class: "dismiss", "aria-describedby": title?.id })
      : undefined,
  );
  const made = element(
    "article",
    {
      class: `message${onlyForMe ? " private" : ""}${grouped ? " grouped" : ""}`,
      "data-message": id,
      "aria-labelledby": named,
      tabindex: -1,
    },
    element("img", { class: "avatar", src: "/mark.svg", alt: "", width: 36, height: 36 }),
    element(
      "div",
      { class: "message-body" },
      asked ? element("p", { class: "asked soft" }, "You: ", element("span", {}, asked)) : undefined,
      head,
      card,
    ),
  );
  made.dataset.content = contentOf(message);
  return made;
}

function dismiss(message) {
  const next = drawn.get(message)?.nextElementSibling;
  act({
    path: "/api/dismiss",
    body: { as: whoAndWhere().as, message },
    problem: tell,
    done: async () => {
      await refresh();
      if (next instanceof HTMLElement && next.isConnected) next.focus();
      else byId("line").focus({ preventScroll: true });
    },
  });
}

async function press(message, { id, label }, control) {
  if (control.getAttribute("aria-disabled") === "true") return;
  control.setAttribute("aria-disabled", "true");
  const free = () => control.removeAttribute("aria-disabled");
  const body = { ...whoAndWhere(), message, button: id, label, callId: newCallId() };
  await act({
    path: "/api/press",
    body,
    problem: (words) => {
      free();
      tell(words);
    },
    done: (answer) => {
      free();
      if (answer.kind === "form") return openForm(answer.form, { where: body, message, showAnswer });
      return showAnswer(answer.message);
    },
  });
}

/** @param {string} id of the message that answers what the person just did */
export async function showAnswer(id) {
  await refresh();
  const answer = drawn.get(id);
  if (!answer) return;
  // The post it made may be further down. What says so takes its room first, so that it hides no button.
  below.hidden = answer.nextElementSibling === null;
  const tall = answer.offsetHeight > log.clientHeight;
  answer.scrollIntoView({ block: tall ? "start" : "nearest" });
  following = atEnd();
  if (following && !tall) scrollToEnd();
}

function atEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
}

/** The button or message in the log that has the focus, so that its redrawn self can have it again. */
function whatHasFocus() {
  const focused = document.activeElement;
  if (!focused || !log.contains(focused) || focused === log) return undefined;
  const message = focused.closest("[data-message]");
  return { focused, message: message?.dataset.message, button: focused.dataset.button };
}

function putFocusBack(was) {
  if (!was || was.focused.isConnected) return;
  const message = drawn.get(was.message);
  const same = message?.querySelector(`[data-button="${CSS.escape(was.button ?? "")}"]`);
  (same ?? message ?? byId("line")).focus({ preventScroll: true });
}
