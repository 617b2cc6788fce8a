// A table of boxes to tick: arrow keys go from box to box. Space ticks, as everywhere.

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function boxAt(grid, row, column) {
  return grid.tBodies[0].rows[row]?.querySelectorAll("input")[column] ?? null;
}

function go(event) {
  const step = STEPS[event.key];
  const row = event.target.closest("tr");
  if (!step || !event.target.matches("input") || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const column = [...row.querySelectorAll("input")].indexOf(event.target);
  boxAt(row.closest("[data-grid]"), row.sectionRowIndex + step[0], column + step[1])?.focus();
}

export function startGrid(root) {
  const grid = root.querySelector("[data-grid]:not(.is-moving)");
  if (!grid) return;
  grid.classList.add("is-moving");
  for (const each of root.querySelectorAll("[data-grid-keys]")) each.hidden = false;
  grid.addEventListener("keydown", go);
}
