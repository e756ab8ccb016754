import { ask, NoAnswer, Told } from "./api.js";

/** Who one is and where, and what the server last said is there. Everything drawn is drawn from here. */
const query = new URLSearchParams(location.search);
const here = { as: query.get("as") ?? "officer", channel: query.get("channel") ?? "general" };
/** The look that was chosen; without, that of the channel's branch. */
let look = query.get("look") ?? undefined;
const drawers = [];
const atMostEvery = 150;

let room;
let asking;
let again = false;
let minute;
let reached = () => {};

/** @param {(room: any) => void} draw called with the room whenever it may have changed */
export function onRoom(draw) {
  drawers.push(draw);
}

/** @param {(answering: boolean) => void} listener told after every look whether Muster answered */
export function onReached(listener) {
  reached = listener;
}

export function currentRoom() {
  return room;
}

/** @returns {{ as: string, channel: string }} who and where, as part of a request */
export function whoAndWhere() {
  return { ...here };
}

/** @param {{ as?: string, channel?: string, look?: string }} to */
export function go({ look: wanted, ...to }) {
  const branch = branchOf(here.channel);
  Object.assign(here, to);
  if (wanted) look = wanted;
  else if (branchOf(here.channel) !== branch) look = undefined;
  keepAddress();
  return refresh();
}

function branchOf(channel) {
  return room?.channels.find(({ id }) => id === channel)?.branch;
}

function keepAddress() {
  history.replaceState(null, "", `?${new URLSearchParams({ ...here, ...(look && { look }) })}`);
}

/** Asks for the room and draws it. While one look is under way, any number of wishes make one more. */
export function refresh() {
  again = asking !== undefined;
  asking ??= lookUntilStill().finally(() => {
    asking = undefined;
  });
  return asking;
}

async function lookUntilStill() {
  do {
    again = false;
    await lookOnce();
    if (again) await new Promise((resolve) => setTimeout(resolve, atMostEvery));
  } while (again);
}

async function lookOnce() {
  const wanted = { ...whoAndWhere(), ...(look && { look }) };
  try {
    const answer = await ask("/api/state", wanted);
    reached(true);
    // The person or the channel was changed meanwhile: this answer is for somebody else.
    if (wanted.as !== here.as || wanted.channel !== here.channel || wanted.look !== look) return;
    room = answer;
    for (const draw of drawers) draw(room);
    lookAtNextMinute();
  } catch (error) {
    if (error instanceof NoAnswer) reached(false);
    else if (error instanceof Told) leaveForKnownPlace();
    else throw error;
  }
}

/** The channel is not this person's (or the address was typed wrongly): everybody is in #branch-channel. */
function leaveForKnownPlace() {
  if (here.channel !== "general") here.channel = "general";
  else if (here.as !== "officer") here.as = "officer";
  else return;
  look = undefined;
  keepAddress();
  again = true;
}

function lookAtNextMinute() {
  clearTimeout(minute);
  const left = 60_000 - (Date.parse(room.now.at) % 60_000);
  minute = setTimeout(refresh, left + 50);
}
