// A sitting without page loads: forms are sent by fetch, and the next question, which came
// with the feedback, is shown at once. Without this the same forms and links do the same.

import { carry } from "./carried.js";
import { startClock } from "./clock.js";
import { startGrid } from "./grid.js";
import { onKey } from "./keys.js";
import { setAside, showAside } from "./offline/aside.js";
import { isHeldPage, showHeld } from "./offline/held.js";
import { countGiven } from "./offline/holding.js";
import { noteAsked } from "./offline/outbox.js";
import { sendWaiting } from "./offline/start.js";
import { placeStep, startOrder } from "./order.js";
import { pairUp, startPairs } from "./pairs.js";
import { isLost, postTwice } from "./posting.js";
import { excuse } from "./refusals.js";
import { Stopwatch } from "./stopwatch.js";
import { keepStrikes, startStriking, strike } from "./striking.js";
import { keepWritten, noteStored, written } from "./written.js";
import { isYours, press, startKeys, takeYours } from "./yours.js";

const stopwatch = new Stopwatch();
let sending = false;

const main = () => document.querySelector("#main");

function foldOthers(root) {
  for (const each of root.querySelectorAll("details[data-fold]")) each.open = false;
}

function start(root) {
  foldOthers(root);
  startOrder(root);
  startPairs(root);
  startGrid(root);
  startKeys(root);
  startStriking(root);
  startClock(root);
}

function settle() {
  const sitting = main();
  start(sitting);
  stopwatch.restart();
  const verdict = sitting.querySelector("#verdict");
  const field = sitting.querySelector(".typed input[autofocus]");
  const stem = sitting.querySelector("#stem");
  (verdict ?? field ?? stem ?? sitting).focus({ preventScroll: true });
}

// The theme's form stands outside of the sitting, and leads back to what is shown.
function leadBack(path) {
  document.querySelector("[name=back]").value = path;
}

function show(page) {
  const at = window.scrollY;
  leadBack(page.querySelector("[name=back]").value);
  main().replaceWith(document.adoptNode(page.querySelector("#main")));
  document.body.className = page.body.className;
  document.title = page.title;
  settle();
  bringVerdict(at);
}

function showNext() {
  const held = main().querySelector("#next-question");
  if (!held) return false;
  leadBack(main().querySelector("[data-next]").pathname);
  main().replaceChildren(held.content);
  document.title = document.title.replace(/^[^–]*–/, "Question –");
  window.scrollTo(0, 0);
  settle();
  return true;
}

// The verdict stays where it is if it is seen there, above the bar of actions.
function bringVerdict(at) {
  window.scrollTo(0, at);
  const verdict = main().querySelector("#verdict");
  const bar = main().querySelector(".actions");
  if (!verdict || !bar) return;
  const { top, bottom } = verdict.getBoundingClientRect();
  if (top < 0 || bottom > bar.getBoundingClientRect().top) verdict.scrollIntoView({ block: "center" });
}

// Beside the question, which stays with what was chosen or typed.
function say(words) {
  const note = document.createElement("div");
  note.className = "notice is-wrong";
  note.setAttribute("role", "alert");
  note.textContent = words;
  main().querySelector("[data-unsent]")?.remove();
  note.dataset.unsent = "";
  main().prepend(note);
  note.scrollIntoView({ block: "nearest" });
}

function take(form, { answer, page, isOurs }) {
  if (takeYours(form, page)) return;
  if (isOurs) {
    show(page);
    if (answer.redirected || (answer.ok && !main().querySelector("[data-feedback]"))) window.scrollTo(0, 0);
  } else if (answer.ok && answer.redirected && !form.matches("[data-question]") && !isYours(form)) {
    carry(page);
    location.assign(answer.url);
  } else {
    say(excuse(answer, page));
  }
}

// Without a connection the answer is kept, and the learner goes on.
function leave(form, body) {
  const missing = setAside(form, body);
  if (missing) {
    say(missing);
  } else if (isHeldPage()) {
    showHeld();
    settle();
    sendWaiting();
  } else {
    showAside(form);
  }
}

function noteGiven(form) {
  noteAsked(form.dataset.mark);
  if (form.matches("[data-mark]")) countGiven();
}

// What was written and not stored is stored before the page is left; else it stays, and says why.
async function storeWritten() {
  if (sending) return false;
  for (const form of written()) {
    const body = new FormData(form);
    sending = true;
    const got = await postTwice(form.action, body).catch(() => null);
    sending = false;
    if (isLost(got)) leave(form, body);
    else if (!got.answer.ok) take(form, got);
    else noteStored(form);
    if (isLost(got) || !got.answer.ok) return false;
  }
  return true;
}

async function goOn(link) {
  if ((await storeWritten()) && !showNext()) location.assign(link.href);
}

async function send(form, button) {
  if (sending) return;
  if (!isYours(form) && !(await storeWritten())) return;
  const body = new FormData(form, button);
  if (body.has("duration")) body.set("duration", stopwatch.read());
  if (isHeldPage()) {
    leave(form, body);
    return;
  }
  sending = true;
  const got = await postTwice(form.action, body).catch(() => null);
  sending = false;
  if (isLost(got)) {
    leave(form, body);
    return;
  }
  if (got.answer.ok && got.isOurs) noteGiven(form);
  take(form, got);
}

// The feedback of the answer that is in sight comes in its place; also where it is asked again.
function showSent({ detail: sent }) {
  if (isHeldPage()) {
    if (!main().querySelector("[data-question]")) showHeld();
    return;
  }
  const form = main().querySelector("form[data-mark]");
  const found = sent.find((each) => form && each.mark === form.dataset.mark);
  if (found) show(found.page);
}

function choose(number) {
  const option = main().querySelector(`#option-${number}`);
  if (!option) return placeStep(main(), number) || pairUp(main(), number);
  if (option.disabled) return true;
  option.checked = option.type === "radio" || !option.checked;
  const correction = number === 2 && main().querySelector("#correction");
  (correction || option).focus();
  return true;
}

function rate(number) {
  const button = main().querySelector(`[data-rate] [data-digit="${number}"]`);
  button?.click();
  return Boolean(button);
}

function go() {
  const form = main().querySelector("[data-question]");
  if (form) form.requestSubmit();
  else main().querySelector("[data-next]")?.click();
}

function isOurs(form) {
  return form.matches(".sitting form") && form.method === "post";
}

export function startSitting() {
  startClock(document);
  if (!document.querySelector("[data-sitting]")) return;
  start(document);
  if (isHeldPage()) {
    showHeld();
    settle();
  }
  document.addEventListener("answers-sent", showSent);
  document.addEventListener("submit", (event) => {
    if (!isOurs(event.target)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-next]");
    if (!link) return;
    if (written().length) goOn(link);
    else if (!showNext()) return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const sitting = document.querySelector("[data-sitting]");
    if (sitting && onKey(event, sitting, { choose, rate, press, go, strike: (number) => strike(main(), number) })) event.preventDefault();
  });
  window.addEventListener("pagehide", keepStrikes);
  window.addEventListener("pagehide", keepWritten);
  window.addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });
}
