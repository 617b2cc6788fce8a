// The questions that are held, one after another, on the page that stands in for the sitting.

import { waiting, wasAsked } from "./outbox.js";

const page = () => document.querySelector("[data-ahead]");

// Opened by its own address, with a connection, the page only says what is held.
export function isHeldPage() {
  return page() !== null && !(navigator.onLine && location.pathname === "/study/ahead");
}

const isTooOld = () => Date.now() > Number(page().dataset.until);

const all = () => [...page().querySelectorAll("template[data-held]")];

function title() {
  if (isTooOld()) return "The held questions are too old";
  return all().length ? "Every held question is answered" : "No question is held";
}

function words() {
  const number = waiting().length;
  if (!number) return "More questions come when there is a connection.";
  const [wait, are] = number === 1 ? ["answer waits", "is"] : ["answers wait", "are"];
  return `${number} ${wait} in this browser and ${are} sent when the connection is back. You may close this page: it is done when you next open the trainer.`;
}

function done() {
  const plate = document.createElement("div");
  plate.className = "sitting-column";
  plate.innerHTML = '<article class="card-plate"><h1 class="stem" id="stem" tabindex="-1"></h1><p></p></article>';
  plate.querySelector("h1").textContent = title();
  plate.querySelector("p").textContent = words();
  return plate;
}

export function showHeld() {
  const next = isTooOld() ? null : all().find((each) => !wasAsked(each.dataset.held));
  page().querySelector("[data-card]").replaceChildren(next ? next.content.cloneNode(true) : done());
  window.scrollTo(0, 0);
}
