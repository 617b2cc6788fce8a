// Sends what waits, in order. The server stores each answer once, however often it is sent.

import { isLost, post } from "../posting.js";
import { excuse } from "../refusals.js";
import { drop, learner, waiting } from "./outbox.js";

const PATIENCE = 10_000;

// Who is signed in and a fresh confirmation of forms; null where there is no connection.
async function theLine() {
  try {
    const came = await fetch("/study/line", { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (came.type === "opaqueredirect") return { learner: "" };
    return came.ok ? await came.json() : null;
  } catch {
    return null;
  }
}

function sendOne(each, token) {
  const body = new URLSearchParams(each.body);
  body.set("csrf_token", token);
  body.set("ago", Math.max(1, Date.now() - each.at));
  return post(each.action, body).catch(() => null);
}

const isSignedOut = (answer) => answer.redirected && new URL(answer.url).pathname === "/sign-in";

// A page that is not ours, for a form that was not led elsewhere, comes from somebody between.
const isBetween = ({ answer, isOurs }) => answer.ok && !answer.redirected && !isOurs;

function sort(told, each, got) {
  if (isLost(got) || isBetween(got)) return "lost";
  if (isSignedOut(got.answer)) return "out";
  if (got.answer.status >= 500) return "";
  drop(each.key);
  if (got.isOurs && got.answer.ok) told.sent.push({ ...each, page: got.page });
  else told.refused.push({ ...each, words: excuse(got.answer, got.page) });
  return "";
}

async function work() {
  const told = { sent: [], refused: [], stopped: "" };
  if (!waiting().length) return told;
  const line = await theLine();
  if (line === null) return { ...told, stopped: "lost" };
  if (line.learner !== learner()) return { ...told, stopped: "out" };
  for (const each of waiting()) {
    told.stopped = sort(told, each, await sendOne(each, line.csrf_token));
    if (told.stopped) break;
  }
  return told;
}

// One tab sends at a time.
export function sendAll() {
  return navigator.locks ? navigator.locks.request("answers", work) : work();
}
