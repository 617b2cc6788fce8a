// A form sent by fetch, and the page that came back.

import { freshToken } from "./refusals.js";

const PATIENCE = 20_000;
const DOWN = new Set([502, 503, 504]);

export async function post(action, body) {
  const answer = await fetch(action, { method: "POST", body: new URLSearchParams(body), signal: AbortSignal.timeout(PATIENCE) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { answer, page, isOurs: page.querySelector("#main:is([data-sitting], [data-after])") !== null };
}

// A sign-in or sign-out elsewhere changes the token of every form, so a 400 is tried once more.
export async function postTwice(action, body) {
  const first = await post(action, body);
  const token = freshToken(first.page);
  if (first.answer.status !== 400 || !token || token === body.get("csrf_token")) return first;
  for (const field of document.querySelectorAll("[name=csrf_token]")) field.value = token;
  body.set("csrf_token", token);
  return post(action, body);
}

// No server of ours had it, or it cannot say so.
export function isLost(got) {
  return got === null || DOWN.has(got.answer.status);
}
