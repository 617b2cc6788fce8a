// The time that a test has left. The server owns it: this counts down what it said, and at the end
// sends what stands on the page, once, or leads to the server's word.

const EVERY = 1000;
const TOLD = [300, 60]; // seconds left at which it is said aloud
let ticking = null;
let sent = false;

function words(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest} left` : `${minutes}:${rest} left`;
}

function end(clock) {
  const form = document.querySelector("[data-question]");
  if (form && !sent && form.checkValidity()) {
    sent = true;
    form.requestSubmit();
  } else {
    location.assign(clock.dataset.result ?? location.href);
  }
}

function show(clock, seconds) {
  clock.querySelector("[data-clock-words]").textContent = words(seconds);
  if (TOLD.includes(seconds)) {
    clock.querySelector("[data-clock-said]").textContent = `${seconds / 60} ${seconds === 60 ? "minute" : "minutes"} left`;
  }
}

function tick(clock, until) {
  const seconds = Math.max(0, Math.ceil((until - performance.now()) / 1000));
  show(clock, seconds);
  if (seconds > 0) return;
  clearInterval(ticking);
  end(clock);
}

export function startClock(root) {
  clearInterval(ticking);
  const result = root.querySelector("[data-until-result]") ?? (root.matches?.("[data-until-result]") ? root : null);
  if (result) setTimeout(() => location.assign(result.dataset.untilResult), 6000);
  const clock = root.querySelector("[data-clock]");
  if (!clock) return;
  const until = performance.now() + 1000 * Number(clock.dataset.clock);
  tick(clock, until);
  ticking = setInterval(() => tick(clock, until), EVERY);
}
