// What a key means on a page of a sitting. Single keys can be switched off (WCAG 2.1.4); Enter stays.

const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select:not([data-pick])";
const ACTS_ITSELF = "a[href], button:not([data-grip]), summary, " + TYPING;

// By the place of the key: of some keyboards (AZERTY) a digit is typed with Shift, and struck out is
// by Shift. A block of digits, and a keyboard that names no places, say what is typed.
function digitOf(event) {
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? event.key;
  return /^[1-9]$/.test(digit) ? Number(digit) : null;
}

// With Shift a digit strikes out. Where nothing can be struck, one that is typed so is a digit.
function isDigit(event, digit) {
  return !event.shiftKey || event.key === String(digit);
}

// Calls `choose(n)`, `rate(n)`, `strike(n)`, `press(key)` or `go()`; returns whether the key was taken.
export function onKey(event, sitting, { choose, rate, strike, press, go }) {
  if (event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (document.querySelector("dialog[open]")) return false;
  const focused = document.activeElement;
  if (event.key === "Enter") {
    if (focused.matches(ACTS_ITSELF)) return false;
    go();
    return true;
  }
  if (sitting.dataset.singleKeys !== "on" || focused.matches(TYPING)) return false;
  const digit = event.key === "?" ? null : digitOf(event);
  if (digit === null) return event.key.length === 1 && !focused.matches("select") && press(event.key.toLowerCase());
  if (event.shiftKey && strike(digit)) return true;
  if (!isDigit(event, digit)) return false;
  return sitting.querySelector("[data-feedback]") ? rate(digit) : choose(digit);
}
