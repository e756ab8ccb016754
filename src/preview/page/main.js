import "./people.js";
import "./clock.js";
import "./scene.js";
import "./messages.js";
import "./composer.js";
import { loadCommands } from "./commands.js";
import { byId } from "./element.js";
import { refresh } from "./room.js";

const more = byId("more");
more.addEventListener("click", () => unfold(!byId("app").hasAttribute("data-more")));

// What opens a dialog folds the rest away first: after it there is something to read, and the focus comes back to “More”.
for (const id of ["to-date", "skip-ahead", "change-scene"]) byId(id).addEventListener("click", fold, true);

function fold() {
  if (!byId("app").hasAttribute("data-more")) return;
  more.focus();
  unfold(false);
}

function unfold(open) {
  byId("app").toggleAttribute("data-more", open);
  more.setAttribute("aria-expanded", String(open));
}

// The page says so when Muster is not answering; the commands are asked for again whenever the stream opens.
const events = new EventSource("/api/events");
events.addEventListener("changed", refresh);
events.addEventListener("error", refresh);
events.addEventListener("open", async () => {
  await loadCommands().catch(() => undefined);
  await refresh();
});
