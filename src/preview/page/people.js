import { byId, element } from "./element.js";
import { go, onRoom } from "./room.js";
import { tell } from "./status.js";

/** Who one is and which channel one reads: lists where there is room, two pickers where there is not. */
const peopleList = byId("people");
const personPicker = byId("person-picker");
const channelList = byId("channels");
const channelPicker = byId("channel-picker");
const lookPicker = byId("look-picker");

/** The newest message each person has seen in each channel, as far as this page knows. */
const seen = new Map();
let drawnChannels = "";

personPicker.addEventListener("change", () => become(personPicker.value));
channelPicker.addEventListener("change", () => go({ channel: channelPicker.value }));
lookPicker.addEventListener("change", () => go({ look: lookPicker.value }));

onRoom((room) => {
  drawPeople(room);
  drawChannels(room);
  const channel = room.channels.find(({ id }) => id === room.channel);
  byId("channel-name").textContent = channel?.name ?? "";
  byId("app").dataset.look = room.look;
  lookPicker.value = room.look;
  byId("channel-about").textContent = channel?.about ?? "";
  document.title = `${channel?.name ?? "Muster"} · ${nameOf(room, room.as)} · ${channel?.branch ?? "Muster"} · Muster preview`;
});

async function become(as) {
  await go({ as });
  const checked = peopleList.querySelector(`input[value="${CSS.escape(as)}"]`);
  tell(`You are now: ${checked?.dataset.name ?? as}.`);
}

function nameOf(room, as) {
  return room.people.find(({ id }) => id === as)?.name ?? as;
}

function drawPeople(room) {
  if (personPicker.children.length === 0) {
    personPicker.append(...room.people.map(({ id, name }) => element("option", { value: id }, name)));
    peopleList.append(...room.people.map(drawPerson));
  }
  personPicker.value = room.as;
  for (const radio of peopleList.querySelectorAll("input")) radio.checked = radio.value === room.as;
}

function drawPerson({ id, name, about }) {
  const radio = element("input", { type: "radio", name: "person", value: id, "data-name": name });
  radio.addEventListener("change", () => become(id));
  return element(
    "label",
    { class: "person" },
    radio,
    element("span", {}, name, element("span", { class: "person-about soft" }, about)),
  );
}

function drawChannels(room) {
  for (const { id, newest } of room.channels) {
    const key = `${room.as} ${id}`;
    if (id === room.channel || !seen.has(key)) seen.set(key, newest);
  }
  const rows = room.channels.map((channel) => ({
    ...channel,
    current: channel.id === room.channel,
    news: seen.get(`${room.as} ${channel.id}`) !== channel.newest,
  }));
  const content = JSON.stringify([room.as, rows.map(({ id, current, news }) => [id, current, news])]);
  if (content === drawnChannels) return;
  drawnChannels = content;
  const focused = channelList.contains(document.activeElement)
    ? document.activeElement.dataset.channel
    : undefined;
  channelList.replaceChildren(
    ...byBranch(rows).flatMap(([branch, own]) => [
      element("li", { class: "branch-name soft" }, branch),
      ...own.map(drawChannel),
    ]),
  );
  if (focused) channelList.querySelector(`[data-channel="${CSS.escape(focused)}"]`)?.focus();
  channelPicker.replaceChildren(
    ...byBranch(rows).map(([branch, own]) =>
      element("optgroup", { label: branch }, ...own.map(drawChannelOption)),
    ),
  );
  channelPicker.value = room.channel;
}

function byBranch(rows) {
  const names = [...new Set(rows.map(({ branch }) => branch))];
  return names.map((name) => [name, rows.filter(({ branch }) => branch === name)]);
}

function drawChannel({ id, name, current, news, private: closed }) {
  const way = element(
    "button",
    {
      type: "button",
      "data-channel": id,
      "aria-current": current ? "page" : undefined,
      class: news ? "news" : undefined,
    },
    name,
    closed && !news ? element("span", { class: "channel-note" }, "private") : undefined,
    news ? element("span", { class: "news-mark" }, "new") : undefined,
  );
  way.addEventListener("click", () => go({ channel: id }));
  return element("li", {}, way);
}

function drawChannelOption({ id, name, news }) {
  return element("option", { value: id }, news ? `${name} (new)` : name);
}
