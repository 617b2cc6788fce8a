// Steps to put in order: rows are moved by buttons, arrow keys, digits or dragging. What is sent
// is what the lists of places would send; they are filled in once a row has moved.

const rowsOf = (list) => [...list.children];
const rowAt = (node) => node?.closest?.("[data-order] > li") ?? null;

function name(row, place, of) {
  const grip = row.querySelector("[data-grip]");
  grip.textContent = place;
  grip.setAttribute("aria-label", `${row.querySelector(".step-text").textContent}, row ${place} of ${of}. Arrow keys move it.`);
}

function nameAll(list) {
  const rows = rowsOf(list);
  rows.forEach((row, at) => name(row, at + 1, rows.length));
}

function fill(list) {
  rowsOf(list).forEach((row, at) => { row.querySelector("select").selectedIndex = at + 1; });
}

function tell(list, row) {
  const rows = rowsOf(list);
  const said = list.parentElement.querySelector("[data-order-said]");
  said.textContent = `${row.querySelector(".step-text").textContent}: place ${rows.indexOf(row) + 1} of ${rows.length}`;
}

function moveTo(row, place) {
  const list = row.parentElement;
  const others = rowsOf(list).filter((each) => each !== row);
  const at = Math.max(0, Math.min(place - 1, others.length));
  const focused = document.activeElement;
  if (rowsOf(list).indexOf(row) !== at) list.insertBefore(row, others[at] ?? null);
  if (row.contains(focused)) focused.focus();
  fill(list);
  nameAll(list);
  tell(list, row);
}

const placeOf = (row) => rowsOf(row.parentElement).indexOf(row) + 1;

// The others step aside: a row that is taken out of the page would lose the pointer.
function drag(row, grip, event) {
  grip.setPointerCapture(event.pointerId);
  const follow = ({ clientY }) => {
    const rows = rowsOf(row.parentElement);
    const over = rows.find((each) => each !== row && within(each, clientY));
    if (!over) return;
    if (rows.indexOf(over) < rows.indexOf(row)) row.after(over);
    else row.before(over);
    fill(row.parentElement);
    nameAll(row.parentElement);
  };
  const drop = () => {
    grip.removeEventListener("pointermove", follow);
    row.classList.remove("is-held");
    tell(row.parentElement, row);
  };
  row.classList.add("is-held");
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("lostpointercapture", drop, { once: true });
}

function within(row, y) {
  const box = row.getBoundingClientRect();
  const middle = box.top + box.height / 2;
  return Math.abs(y - middle) < box.height / 4;
}

// As it was left, where every row has a place of its own.
function restore(list) {
  const at = (row) => row.querySelector("select").selectedIndex;
  const rows = rowsOf(list);
  if (new Set(rows.map(at)).size !== rows.length || rows.some((row) => !at(row))) return;
  list.append(...rows.sort((one, other) => at(one) - at(other)));
}

export function startOrder(root) {
  const list = root.querySelector("[data-order]");
  if (!list || list.classList.contains("is-movable")) return;
  restore(list);
  list.classList.add("is-movable");
  for (const each of list.querySelectorAll("select")) {
    each.hidden = true;
    each.required = false;
  }
  for (const each of list.querySelectorAll("[data-grip], .movers")) each.hidden = false;
  for (const each of root.querySelectorAll("[data-order-keys]")) each.hidden = false;
  nameAll(list);
  list.addEventListener("click", ({ target }) => {
    const by = target.closest("[data-move]")?.dataset.move;
    if (by) moveTo(rowAt(target), placeOf(rowAt(target)) + Number(by));
  });
  list.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    moveTo(rowAt(event.target), placeOf(rowAt(event.target)) + by);
  });
  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (grip && event.isPrimary && event.button === 0) drag(rowAt(grip), grip, event);
  });
}

// A digit puts the row that has the focus in that place, or gives the focus to a row.
export function placeStep(root, number) {
  const list = root.querySelector("[data-order]");
  if (!list || number > list.children.length) return false;
  const row = rowAt(document.activeElement);
  if (row) moveTo(row, number);
  else rowsOf(list)[number - 1].querySelector("[data-grip]").focus();
  return true;
}
