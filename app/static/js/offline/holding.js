// The service worker holds the next questions; it is told when they have grown old.

import { learner } from "./outbox.js";

const WORKER = "/study/worker.js";
const SCOPE = "/study";
const HELD = "held";
const AFTER = 5;

let given = 0;

function isVisitor() {
  return document.querySelector("meta[name=learner][data-visitor]") !== null;
}

export async function hold({ anew = false } = {}) {
  if (!navigator.serviceWorker || !learner() || isVisitor()) return;
  try {
    await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ learner: learner(), anew });
  } catch {
    // no connection, or a browser that holds nothing: what is held already stays
  }
}

// After some answers what is held is asked no more.
export function countGiven() {
  given += 1;
  if (given % AFTER === 0) hold({ anew: true });
}

// Nobody is signed in: nobody's questions are held.
export async function letGo() {
  if (document.querySelector("meta[name=learner][content='']") && window.caches) await caches.delete(HELD);
}

export const isStudy = () => location.pathname === SCOPE || location.pathname.startsWith(`${SCOPE}/`);
