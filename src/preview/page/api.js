/** Muster did not answer: whether it did what was asked is not known. */
export class NoAnswer extends Error {}

/** Muster answered that it will not or cannot. The message is for the person. */
export class Told extends Error {}

/**
 * @param {string} path
 * @param {Record<string, string>} query
 */
export function ask(path, query = {}) {
  return request(`${path}?${new URLSearchParams(query)}`, {});
}

/**
 * @param {string} path
 * @param {Record<string, unknown>} body
 */
export function send(path, body) {
  const headers = { "content-type": "application/json" };
  return request(path, { method: "POST", headers, body: JSON.stringify(body) });
}

async function request(url, options) {
  const response = await fetch(url, options).catch(() => undefined);
  const answer = await response?.json().catch(() => undefined);
  if (!response || answer === undefined) throw new NoAnswer();
  if (!response.ok) throw new Told(answer.error ?? "Muster could not do that.");
  return answer;
}
