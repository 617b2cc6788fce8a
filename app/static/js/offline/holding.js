// The service worker holds the next questions; it is told when they have grown old.

import { learner } from "./outbox.js";

const WORKER = "/study/worker.js";
const SCOPE = "/study";
const HELD = "held";
const AFTER = 5;
const GIVEN = "given";

function isVisitor() {
  return document.querySelector("meta[name=learner][data-visitor]") !== null;
}

export async function hold({ anew = false } = {}) {
  if (!navigator.serviceWorker || !learner() || isVisitor()) return;
  try {
    const registered = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    const { active } = registered.active ? registered : await navigator.serviceWorker.ready;
    active.postMessage({ learner: learner(), anew });
  } catch {
    // no connection, or a browser that holds nothing: what is held already stays
  }
}

// After some answers what is held is asked no more; they are counted from page to page.
export function countGiven() {
  try {
    const given = (Number(sessionStorage.getItem(GIVEN)) + 1) % AFTER;
    sessionStorage.setItem(GIVEN, given);
    if (given) return;
  } catch {
    // a browser that keeps nothing asks each time
  }
  hold({ anew: true });
}

// Nobody is signed in: nobody's questions are held.
export async function letGo() {
  if (document.querySelector("meta[name=learner][content='']") && window.caches) await caches.delete(HELD);
}

// A card of one's own stands in the sitting, too.
export const isStudy = () => location.pathname === SCOPE || location.pathname.startsWith(`${SCOPE}/`) || document.querySelector("[data-turn]") !== null;
