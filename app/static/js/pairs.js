// Rows that share a list of choices. A digit, a click or dragging sets the list of a row, and what
// is sent is what the lists say. Of pairs a partner that is given away leaves its row.

const rowsOf = (box) => [...box.querySelectorAll("[data-pair]")];
const listOf = (row) => row.querySelector("select");
const rowAt = (node) => node?.closest?.("[data-pair]") ?? null;
const isOpen = (row) => listOf(row).selectedIndex < 1;
const letterOf = (row) => row.querySelector(".option-key").textContent;

// The row that has the focus, else the first that is open.
function current(box) {
  const focused = rowAt(document.activeElement);
  const rows = rowsOf(box);
  return rows.includes(focused) ? focused : rows.find(isOpen) ?? rows[0];
}

function showServed(box) {
  for (const choice of box.querySelectorAll("[data-choice]")) {
    const served = rowsOf(box).filter((row) => listOf(row).selectedIndex === Number(choice.dataset.choice));
    choice.querySelector("[data-serves]").textContent = served.map(letterOf).join(" ");
    choice.classList.toggle("is-taken", served.length > 0);
  }
}

function tell(box, row, number) {
  const words = box.querySelector(`[data-choice="${number}"] > :nth-child(2)`).textContent;
  box.querySelector("[data-pairs-said]").textContent = `${row.querySelector(".pair-text").textContent}: ${words}`;
}

function give(box, row, number) {
  if ("once" in box.dataset) {
    for (const other of rowsOf(box)) if (listOf(other).selectedIndex === number) listOf(other).selectedIndex = 0;
  }
  listOf(row).selectedIndex = number;
  showServed(box);
  tell(box, row, number);
}

// On to the next row that is open; the last one keeps the focus.
function goOn(box, row) {
  const rows = rowsOf(box);
  const after = [...rows.slice(rows.indexOf(row) + 1), ...rows];
  listOf(after.find(isOpen) ?? row).focus();
}

function drag(box, choice, event) {
  const carried = event.target;
  const [left, top] = [event.clientX, event.clientY];
  let over = null;
  carried.setPointerCapture(event.pointerId);
  choice.classList.add("is-held");
  const mark = (row) => {
    over?.classList.remove("is-over");
    over = row && box.contains(row) ? row : null;
    over?.classList.add("is-over");
  };
  const follow = ({ clientX, clientY }) => {
    choice.style.transform = `translate(${clientX - left}px, ${clientY - top}px)`;
    mark(rowAt(document.elementFromPoint(clientX, clientY)));
  };
  const drop = ({ type }) => {
    carried.removeEventListener("pointermove", follow);
    choice.classList.remove("is-held");
    choice.style.transform = "";
    if (over && type === "pointerup") give(box, over, Number(choice.dataset.choice));
    mark(null);
  };
  carried.addEventListener("pointermove", follow);
  carried.addEventListener("pointerup", drop, { once: true });
  carried.addEventListener("pointercancel", drop, { once: true });
}

export function startPairs(root) {
  const box = root.querySelector("[data-pairs]:not(.is-live)");
  if (!box) return;
  box.classList.add("is-live");
  for (const each of root.querySelectorAll("[data-pairs-keys]")) each.hidden = false;
  showServed(box);
  box.addEventListener("change", () => showServed(box));
  box.addEventListener("pointerdown", (event) => {
    if (event.target.closest("[data-choice]")) event.preventDefault(); // the row keeps the focus
    if (event.target.matches("[data-strikable]:not(.is-struck) [data-carry], :not([data-strikable]) > [data-carry]") && event.isPrimary && event.button === 0) drag(box, event.target.closest("[data-choice]"), event);
  });
  box.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-choice]")) event.preventDefault();
  });
  box.addEventListener("click", ({ target }) => {
    const choice = target.closest("[data-choice]");
    if (choice && !target.matches("[data-carry]")) pairUp(box.parentElement, Number(choice.dataset.choice));
  });
}

// A digit or a click gives a choice to the row that has the focus, or to the first open one.
export function pairUp(root, number) {
  const box = root.querySelector("[data-pairs]");
  if (!box || number > box.querySelectorAll("[data-choice]").length) return false;
  if (box.querySelector(`[data-choice="${number}"].is-struck`)) return true;
  const row = current(box);
  give(box, row, number);
  goOn(box, row);
  return true;
}
