// An assignment while students work on it: asks again whether something changed, and then changes
// that alone. The time left is the server's, counted down from what it said.
import { showCopying } from "./copy.js";
import { merge } from "./merge.js";

const EVERY = 5000;
const HIDDEN = 60000; // nobody looks
const SLOWEST = 60000; // where the server does not answer
const PATIENCE = 15000;
const SAID = 20000; // between two sentences that are read aloud
const WORDS = {
  on: "It looks again by itself, every five seconds.",
  over: "Nobody is at work any more, so it has stopped looking by itself.",
  lost: "The server does not answer. This is how it stood last; it looks again by itself, and nothing is lost.",
};

function leftWords(seconds) {
  if (seconds === 0) return "time is over";
  return seconds < 60 ? "under a minute" : `${Math.ceil(seconds / 60)} min`;
}

function countDown(board, arrived) {
  const gone = (performance.now() - arrived) / 1000;
  for (const each of board.querySelectorAll("[data-left]")) {
    const words = leftWords(Math.max(0, Math.ceil(Number(each.dataset.left) - gone)));
    if (each.textContent !== words) each.textContent = words;
  }
}

// true: as it was; an element: the fresh view; null: no answer of ours
async function ask(board) {
  const headers = { "If-None-Match": `W/"${board.dataset.tag}"` };
  const answer = await fetch(board.dataset.board, { headers, signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (answer?.status === 304) return true;
  if (!answer?.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-board]");
}

function change(board, fresh) {
  const held = board.contains(document.activeElement);
  merge(board, fresh);
  showCopying(board);
  if (held && !board.contains(document.activeElement)) board.focus({ preventScroll: true });
}

export function startLive() {
  const board = document.querySelector("[data-board]");
  if (!board) return;
  const [line, aloud] = ["[data-live-line]", "[data-live-said]"].map((each) => document.querySelector(each));
  let [arrived, asked, said, wait, waiting] = [performance.now(), performance.now(), 0, EVERY, null];
  let [told, isAsking] = [board.dataset.said, false];

  const tell = (words) => { if (line.textContent !== words) line.textContent = words; };
  const sayAloud = () => {
    if (board.dataset.said === told || performance.now() - said < SAID) return;
    [told, said] = [board.dataset.said, performance.now()];
    aloud.textContent = told;
  };
  const later = () => {
    clearTimeout(waiting);
    if (board.dataset.over === "yes") return tell(WORDS.over);
    waiting = setTimeout(look, document.hidden ? Math.max(wait, HIDDEN) : wait);
  };
  async function look() {
    [asked, isAsking] = [performance.now(), true];
    const fresh = await ask(board);
    isAsking = false;
    if (fresh instanceof Element) {
      change(board, fresh);
      arrived = performance.now();
    }
    wait = fresh === null ? Math.min(2 * wait, SLOWEST) : EVERY;
    tell(fresh === null ? WORDS.lost : WORDS.on);
    countDown(board, arrived);
    sayAloud();
    later();
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || isAsking || board.dataset.over === "yes" || performance.now() - asked < EVERY) return;
    clearTimeout(waiting);
    look();
  });
  tell(WORDS.on);
  later();
}
