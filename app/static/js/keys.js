// What a key means on a page of a sitting. Single keys can be switched off (WCAG 2.1.4); Enter stays.

const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select:not([data-pick])";
const ACTS_ITSELF = "a[href], button:not([data-grip]), summary, " + TYPING;

function digitOf(event) {
  return /^[1-9]$/.test(event.key) ? Number(event.key) : null;
}

// Where a digit is typed with Shift, it is a digit.
function struckDigit(event) {
  return event.shiftKey ? Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) : 0;
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
  const digit = digitOf(event);
  if (digit === null && struckDigit(event)) return strike(struckDigit(event));
  if (digit === null) return event.key.length === 1 && !focused.matches("select") && press(event.key.toLowerCase());
  return sitting.querySelector("[data-feedback]") ? rate(digit) : choose(digit);
}
