import "./people.js";
import "./clock.js";
import "./scene.js";
import "./messages.js";
import "./composer.js";
import { loadCommands } from "./commands.js";
import { byId } from "./element.js";
import { refresh } from "./room.js";

const more = byId("more");
more.addEventListener("click", () => {
  const open = byId("app").toggleAttribute("data-more");
  more.setAttribute("aria-expanded", String(open));
});

// The page says so when Muster is not answering; the commands are asked for again whenever the stream opens.
const events = new EventSource("/api/events");
events.addEventListener("changed", refresh);
events.addEventListener("error", refresh);
events.addEventListener("open", async () => {
  await loadCommands().catch(() => undefined);
  await refresh();
});
