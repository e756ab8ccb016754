import { act, newCallId } from "./act.js";
import { openDialog } from "./dialog.js";
import { byId } from "./element.js";
import { scrollToEnd } from "./messages.js";
import { currentRoom, onRoom, refresh } from "./room.js";
import { tell } from "./status.js";

/** The clock, and what moves it. */
const controls = [...document.querySelectorAll("[data-walk], #to-date, #skip-ahead, #change-scene")];
let moving = false;

onRoom((room) => {
  byId("now").setAttribute("datetime", room.now.at);
  byId("now-day").textContent = room.now.day;
  byId("now-time").textContent = room.now.time;
  drawMoving(room.moving || moving);
});

for (const control of document.querySelectorAll("[data-walk]")) {
  control.addEventListener("click", () => move("/api/walk", { by: control.dataset.walk }));
}

byId("to-date").addEventListener("click", () => {
  if (moving) return;
  openDialog({
    title: "Walk to a date",
    intro: ["Muster’s clock walks there and posts everything planned on the way, each at its own time."],
    fields: [whenField()],
    submit: "Walk there",
    onSubmit: ({ to }) => moveTo("/api/walk", { by: "to", to }),
  });
});

byId("skip-ahead").addEventListener("click", () => {
  if (moving) return;
  openDialog({
    title: "Skip ahead",
    intro: [
      "The clock jumps there at once, as if Muster had been switched off meanwhile. What fell due is late: some of it " +
        "still goes, in other words, and some no longer does.",
    ],
    fields: [whenField()],
    submit: "Skip ahead",
    onSubmit: ({ to }) => moveTo("/api/jump", { to }),
  });
});

function whenField() {
  const { civil } = currentRoom().now;
  const value = `${dayAfter(civil.slice(0, 10))}T09:00`;
  const hint = "UK time. The clock only moves forward.";
  return {
    name: "to",
    label: "Date and time",
    hint,
    type: "datetime-local",
    min: civil,
    value,
    required: true,
  };
}

function dayAfter(date) {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** From a dialog: what Muster will not do is said there. */
function moveTo(path, body) {
  if (body.to === "") return Promise.resolve({ words: ["Choose a date and a time."], field: "to" });
  return new Promise((settle) => {
    // A long walk goes on behind the closed dialog; only a quick refusal is worth waiting for.
    const patience = setTimeout(settle, 1000);
    move(path, body, (problem) => {
      clearTimeout(patience);
      settle(problem && { words: [problem], field: "to" });
    });
  });
}

/**
 * @param {string} path
 * @param {Record<string, unknown>} body
 * @param {(problem?: string) => void} [settled]
 */
export async function move(path, body, settled = () => {}) {
  if (moving) return settled("The clock is being moved just now. Try again in a moment.");
  setMoving(true);
  tell("The clock is moving…");
  await act({
    path,
    body: { ...body, callId: newCallId() },
    problem: (words) => {
      setMoving(false);
      tell(words);
      settled(words);
    },
    done: async (answer) => {
      setMoving(false);
      settled();
      await refresh();
      tell(whatHappened(answer));
      scrollToEnd();
    },
  });
  setMoving(false);
  settled();
}

function whatHappened({ posted, nothingPlanned, passedOver }) {
  const passed = passedOver ? " What no longer applied was passed over." : "";
  if (nothingPlanned && posted === 0) return `Nothing more is planned.${passed}`;
  if (posted === 0) return `Nothing was posted.${passed}`;
  return `${posted === 1 ? "Muster posted 1 message." : `Muster posted ${posted} messages.`}${passed}`;
}

function setMoving(now) {
  moving = now;
  drawMoving(now);
}

function drawMoving(now) {
  byId("app").toggleAttribute("data-moving", now);
  for (const control of controls) control.setAttribute("aria-disabled", String(now));
}
