// Options struck out: greyed, and not to be chosen until they are restored. What is sent are the
// numbers of their rows; a test keeps them when a question is left without an answer too.

const rowOf = (node) => node.closest("[data-strikable]");
const isStruck = (row) => row.classList.contains("is-struck");
const textOf = (row) => row.querySelector(".option > span:not(.option-key), [data-carry] + span").textContent;

function name(row) {
  const button = row.querySelector("[data-strike]");
  const words = isStruck(row) ? "Restore" : "Strike out";
  button.querySelector("[data-strike-words]").textContent = words;
  button.setAttribute("aria-label", `${words}: ${textOf(row)}`);
}

function keep(row) {
  const button = row.querySelector("[data-strike]");
  row.querySelector("input[name=struck]")?.remove();
  if (isStruck(row)) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "struck" });
    field.value = button.dataset.strike;
    row.append(field);
  }
}

// The row's own button, or the choice of that number in every list of rows that share it.
function close(row) {
  const number = row.querySelector("[data-strike]").dataset.strike;
  const own = row.querySelector("input[type=radio]");
  for (const each of own ? [own] : row.closest("form").querySelectorAll(`[data-pick] option:nth-child(${Number(number) + 1})`)) {
    each.disabled = isStruck(row);
    if (each.disabled) giveUp(each);
  }
}

// What was chosen is chosen no more.
function giveUp(choice) {
  const list = choice.closest("select");
  choice.checked = false;
  if (!list || !choice.selected) return;
  list.selectedIndex = 0;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

function set(row, struck) {
  row.classList.toggle("is-struck", struck);
  name(row);
  keep(row);
  close(row);
}

function toggle(row) {
  const form = row.closest("form");
  set(row, !isStruck(row));
  form.dataset.strikes = "changed";
}

export function startStriking(root) {
  for (const row of root.querySelectorAll("[data-strikable]:not(.can-strike)")) {
    row.classList.add("can-strike");
    row.querySelector("[data-strike]").hidden = false;
    set(row, isStruck(row));
    row.querySelector("[data-strike]").addEventListener("click", (event) => {
      event.stopPropagation();
      toggle(row);
    });
  }
  for (const each of root.querySelectorAll("[data-strike-keys]")) each.hidden = false;
}

// Shift and a digit strike a row out, or restore it.
export function strike(root, number) {
  const button = root.querySelector(`[data-strike="${number}"]`);
  if (button) toggle(rowOf(button));
  return Boolean(button);
}

// A question that is left without an answer: a test keeps what was struck out.
export function keepStrikes() {
  const form = document.querySelector("form[data-struck][data-strikes]");
  if (!form) return;
  const body = new FormData();
  body.set("csrf_token", form.elements.csrf_token.value);
  for (const each of form.querySelectorAll("input[name=struck]")) body.append("struck", each.value);
  delete form.dataset.strikes;
  navigator.sendBeacon(form.dataset.struck, body);
}
