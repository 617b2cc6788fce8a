// A lost connection loses no answer: what waits is sent when the page opens, when the connection
// is back, and every so often.

import { hold, isStudy, letGo } from "./holding.js";
import { tellSent, tellWaiting, warnBeforeLeaving } from "./lines.js";
import { waiting } from "./outbox.js";
import { sendAll } from "./sending.js";

const EVERY = 30_000;

export async function sendWaiting() {
  if (!waiting().length) return;
  const told = await sendAll();
  tellWaiting(told.stopped);
  tellSent(told);
  if (!told.sent.length) return;
  hold({ anew: true });
  document.dispatchEvent(new CustomEvent("answers-sent", { detail: told.sent }));
}

function warn(event) {
  if (!event.target.matches("form[action$='/sign-out']") || !waiting().length) return;
  if (document.querySelector("[data-line=leaving]")) return;
  event.preventDefault();
  warnBeforeLeaving();
}

export function startOffline() {
  tellWaiting();
  sendWaiting();
  letGo();
  if (isStudy()) hold();
  window.addEventListener("online", sendWaiting);
  window.addEventListener("storage", () => tellWaiting());
  document.addEventListener("submit", warn, { capture: true });
  setInterval(sendWaiting, EVERY);
}
