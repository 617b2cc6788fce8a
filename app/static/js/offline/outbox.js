// Answers that wait in this browser for a connection. Each has a key of its own, so that two tabs
// lose nothing, and the mark of its learner, so that nobody else sends it.

const ANSWERS = "answer.";
const ASKED = "asked.";
const MOST_ASKED = 200;

export const learner = () => document.querySelector("meta[name=learner]")?.content ?? "";

const keysOf = (prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).sort();
const mine = () => `${ANSWERS}${learner()}.`;

// Keeps an answer; whether this browser could.
export function keep(form, body) {
  const at = Date.now();
  const key = `${mine()}${String(at).padStart(15, "0")}.${crypto.getRandomValues(new Uint32Array(2)).join("")}`;
  const stem = form.querySelector("#stem").textContent.trim();
  try {
    localStorage.setItem(key, JSON.stringify({ action: form.action, body: new URLSearchParams(body).toString(), at, stem, mark: form.dataset.mark }));
  } catch {
    return false;
  }
  return true;
}

export function drop(key) {
  localStorage.removeItem(key);
}

// The answers of this learner, in the order in which they were given.
export function waiting() {
  try {
    return keysOf(mine()).map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
  } catch {
    return [];
  }
}

// How many wait here for whoever gave them.
export function waitingForAnybody() {
  try {
    return keysOf(ANSWERS).length;
  } catch {
    return 0;
  }
}

function asked() {
  try {
    return JSON.parse(localStorage.getItem(ASKED + learner())) ?? [];
  } catch {
    return [];
  }
}

// What was answered, here or there, is not asked again from what is held.
export function noteAsked(mark) {
  if (!mark) return;
  try {
    localStorage.setItem(ASKED + learner(), JSON.stringify([...asked(), mark].slice(-MOST_ASKED)));
  } catch {
    // this browser keeps nothing, and so holds nothing
  }
}

export function wasAsked(mark) {
  return asked().includes(mark);
}
