import { NoAnswer, send, Told } from "./api.js";
import { button, byId } from "./element.js";
import { onReached, refresh } from "./room.js";

/**
 * One thing a person did. It keeps its callId until it is answered, so that sending it again is never doing it twice.
 * @typedef {{ path: string, body: Record<string, unknown>, done: (answer: any) => void, problem: (words: string) => void,
 *   noAnswer?: () => void }} Action
 */

/** @type {Action[]} */
let unanswered = [];
let answering = true;

/** @returns {string} */
export function newCallId() {
  return crypto.randomUUID();
}

/** @param {Action} action */
export async function act(action) {
  try {
    const answer = await send(action.path, action.body);
    forget(action);
    await action.done(answer);
  } catch (error) {
    if (error instanceof NoAnswer) keep(action);
    else if (error instanceof Told) {
      forget(action);
      action.problem(error.message);
    } else throw error;
  }
}

onReached((reached) => {
  answering = reached;
  drawBanner();
});

function keep(action) {
  if (action.noAnswer) return action.noAnswer();
  answering = false;
  forget(action);
  unanswered.push(action);
  drawBanner();
}

function forget(action) {
  unanswered = unanswered.filter((other) => other !== action);
  drawBanner();
}

async function retry() {
  for (const action of [...unanswered]) await act(action);
  await refresh();
}

export const notAnswering = "Muster is not answering. What you typed is kept.";

function drawBanner() {
  const banner = byId("banner");
  const wanted = !answering || unanswered.length > 0;
  if (banner.hidden !== wanted) return;
  banner.hidden = !wanted;
  banner.replaceChildren(...(wanted ? [notAnswering, button("Retry", retry)] : []));
}
