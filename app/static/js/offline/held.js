// The questions that are held, one after another, on the page that stands in for the sitting.

import { waiting, wasAsked } from "./outbox.js";

const page = () => document.querySelector("[data-ahead]");

// Opened by its own address, with a connection, the page only says what is held.
export function isHeldPage() {
  return page() !== null && !(navigator.onLine && location.pathname === "/study/ahead");
}

const isTooOld = () => Date.now() > Number(page().dataset.until);

const next = () => [...page().querySelectorAll("template[data-held]")].find((each) => !wasAsked(each.dataset.held));

function done() {
  const number = waiting().length;
  const plate = document.createElement("div");
  plate.className = "sitting-column";
  plate.innerHTML = '<article class="card-plate"><h1 class="stem" id="stem" tabindex="-1"></h1><p></p></article>';
  const [title, words] = plate.querySelectorAll("h1, p");
  title.textContent = isTooOld() ? "The held questions are too old" : "Every held question is answered";
  words.textContent = number
    ? `${number} ${number === 1 ? "answer waits" : "answers wait"} in this browser and ${number === 1 ? "is" : "are"} sent when the connection is back. You may close this page: it is done when you next open the trainer.`
    : "More questions come when there is a connection.";
  return plate;
}

export function showHeld() {
  const held = isTooOld() ? null : next();
  page().querySelector("[data-card]").replaceChildren(held ? held.content.cloneNode(true) : done());
  window.scrollTo(0, 0);
}
