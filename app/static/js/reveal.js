// A card of one's own: its back is shown in place of its front, and a key rates it. Without this a link does it.

import { onKey } from "./keys.js";
import { Stopwatch } from "./stopwatch.js";
import { press } from "./yours.js";

const UNSENT = "There is no connection. Nothing is lost: rate the card when it is back.";

const turn = () => document.querySelector("[data-turn]");
const back = () => turn().querySelector("[data-back]");

function reveal() {
  if (!back().hidden) return false;
  turn().querySelector("[data-front]").hidden = true;
  for (const each of turn().querySelectorAll("[data-asking]")) each.hidden = true;
  turn().querySelector("[data-rate]").hidden = false;
  back().hidden = false;
  back().dataset.feedback = "";
  back().focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return true;
}

function rate(number) {
  const button = turn().querySelector(`[data-rate] [data-digit="${number}"]`);
  button?.click();
  return Boolean(button);
}

function say(words) {
  const note = document.createElement("div");
  note.className = "notice is-wrong";
  note.setAttribute("role", "alert");
  note.textContent = words;
  turn().querySelector("[data-unsent]")?.remove();
  note.dataset.unsent = "";
  turn().prepend(note);
}

// Space is no single key of a word, but it scrolls a page and presses a button, where one has the focus.
function isSpace(event) {
  return event.key === " " && turn().dataset.singleKeys === "on" && !document.activeElement.matches("button, summary, input, textarea, select, a[href]:not([data-reveal])");
}

export function startTurn() {
  if (!turn()) return;
  const stopwatch = new Stopwatch();
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-reveal]") && reveal()) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-rate]")) return;
    event.target.elements.namedItem("duration").value = stopwatch.read();
    if (navigator.onLine) return;
    event.preventDefault();
    say(UNSENT);
  });
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    const keys = { choose: () => false, strike: () => false, rate, press: (key) => !back().hidden && press(key), go: reveal };
    if ((isSpace(event) && reveal()) || onKey(event, turn(), keys)) event.preventDefault();
  });
}
