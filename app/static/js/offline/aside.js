// An answer that could not be sent is set aside: it is kept, and the learner goes on.

import { keep, noteAsked } from "./outbox.js";
import { tellWaiting } from "./lines.js";

const KEPT = "Your answer is kept. It is sent, and its feedback comes, when the connection is back.";
const NONE = { select_all: "Choose at least one option.", table: "Tick at least one box." };

// What the server would miss; "" where nothing is.
function lacks(form) {
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  if (boxes.length && !boxes.some((each) => each.checked)) return NONE[form.dataset.form];
  const places = [...form.querySelectorAll("[data-order] select")];
  if (places.some((each) => each.selectedIndex < 1)) return `Give every step a place, from 1 to ${places.length}.`;
  const correction = form.querySelector("#correction");
  const isFalse = form.querySelector("#option-2")?.checked;
  return correction && isFalse && !correction.value.trim() ? "Type what is right as well. If you do not know, type “not sure”." : "";
}

// Only a question of study names itself whole; a quiz's waits on the server.
const isWhole = (form) => form.matches("[data-question]") && form.querySelector("[name=token]") !== null;

// Returns why the answer was not kept; "" where it was.
export function setAside(form, body) {
  if (!isWhole(form)) return "This was not sent: there is no connection. Nothing is lost. Try again when it is back.";
  const missing = lacks(form);
  if (missing) return missing;
  if (!keep(form, body)) return "This was not sent: there is no connection, and this browser keeps nothing. Leave the page open and try again.";
  noteAsked(form.dataset.mark);
  tellWaiting();
  return "";
}

// The question stays in sight until its feedback comes, and a link leads on.
export function showAside(form) {
  form.removeAttribute("data-question");
  form.querySelector(".card-plate").inert = true;
  form.querySelector(".keys").textContent = KEPT;
  form.querySelector(".keys").classList.add("is-kept");
  const onward = document.createElement("a");
  onward.className = "btn btn-primary";
  onward.href = "/study/question";
  onward.textContent = "Next";
  onward.dataset.next = "";
  form.querySelector("button.btn-primary").replaceWith(onward);
  onward.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
