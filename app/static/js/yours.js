// What a learner keeps beside a fact. Its forms leave the page as it is, but for what they change.

import { carryWritten } from "./written.js";

const section = () => document.querySelector("[data-live=yours]");

export const isYours = (form) => form.closest("[data-live=yours], [data-live=aside]") !== null;

// The parts that say what is kept, and what comes next: something set aside is not asked.
function renew(page, form) {
  const fresh = page.querySelector("[data-live=yours]");
  carryWritten(fresh, form);
  for (const old of document.querySelectorAll("[data-live]")) {
    const made = page.querySelector(`[data-live="${old.dataset.live}"]`);
    if (made) old.replaceWith(document.adoptNode(made));
  }
  if (!page.querySelector("[data-sitting]")) return;
  document.querySelector("#next-question")?.remove();
  const next = page.querySelector("#next-question");
  if (next) document.querySelector("#main").append(document.adoptNode(next));
}

// After a text the keys go on; a button keeps the focus where it had it.
function settle(form, key) {
  const refused = section().querySelector("[aria-invalid]");
  const back = "goesOn" in form.dataset ? "[data-next]" : `[data-live=yours] [data-key="${key}"]`;
  if (refused) refused.focus();
  else if (key) (document.querySelector(back) ?? document.querySelector("[data-next]"))?.focus({ preventScroll: true });
}

// What is set aside is said above the card, where its own words show it.
function say(words, form) {
  const above = "aside" in form.dataset && document.querySelector("[data-aside-said]");
  const said = above || section().querySelector("[data-yours-said]");
  said.hidden = !words;
  said.classList.toggle("visually-hidden", Boolean(above) && form.elements.namedItem("on").value === "yes");
  requestAnimationFrame(() => { said.textContent = words ?? ""; });
}

// Whether the form is one of these and the answer's page says what is kept now.
export function takeYours(form, page) {
  if (!isYours(form) || !page.querySelector("[data-live=yours]")) return false;
  const focused = form.contains(document.activeElement);
  const key = focused ? form.querySelector("[data-key]")?.dataset.key ?? "text" : "";
  const words = page.querySelector("#main > .notice p")?.textContent;
  renew(page, form);
  settle(form, key);
  say(words, form);
  return true;
}

// A key opens the field of a folded form, and presses any other control.
export function press(key) {
  const control = document.querySelector(`#main [data-key="${CSS.escape(key)}"]`);
  if (!control) return false;
  if (control.matches("summary")) {
    control.parentElement.open = true;
    control.parentElement.querySelector("textarea, input:not([type=hidden])").focus();
  } else {
    control.click();
  }
  return true;
}

// What must be on the page for a key to do something; a letter has a control of its own.
const NEEDED = {
  choose: "#option-1",
  pair: "[data-pick]",
  place: "[data-order]",
  strike: "[data-strike]",
  options: "[data-question] input[type=radio]",
  boxes: "[data-grid]",
  tick: "[data-question] input[type=checkbox]",
  answer: "[data-question]",
  go: "[data-next]",
  rate: "[data-rate]:not(.is-one)",
  guess: "[data-rate].is-one",
};

function listKeys() {
  const list = document.querySelector("[data-keys-list]");
  for (const row of list.querySelectorAll("[data-works]")) {
    const needed = NEEDED[row.dataset.works] ?? `[data-key="${row.dataset.works}"]`;
    row.hidden = !document.querySelector(`#main :is(${needed})`);
  }
  list.showModal();
}

// The list of keys, for who has keys.
export function startKeys(root) {
  for (const each of root.querySelectorAll('[data-key="?"]')) {
    each.hidden = false;
    each.addEventListener("click", listKeys);
  }
}
