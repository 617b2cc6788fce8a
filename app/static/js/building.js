// The form that builds a quiz says how many facts fit, as the server counts them.

const PAUSE = 300;

async function count(form, said, asked) {
  const sent = new URLSearchParams(new FormData(form));
  for (const each of ["csrf_token", "name"]) sent.delete(each);
  const answer = await fetch(`${form.dataset.build}?${sent}`).catch(() => null);
  if (answer?.ok && !answer.redirected && asked === form.dataset.asked) said.textContent = await answer.text();
}

export function startBuilding() {
  const form = document.querySelector("[data-build]");
  if (!form) return;
  const said = form.querySelector("[data-fit]");
  let waiting = null;
  const later = () => {
    clearTimeout(waiting);
    form.dataset.asked = String(performance.now());
    waiting = setTimeout(count, PAUSE, form, said, form.dataset.asked);
  };
  form.addEventListener("change", later);
  form.querySelector("[data-tick-all]").hidden = false;
  form.addEventListener("click", ({ target }) => {
    const wanted = target.dataset.tick;
    if (!wanted) return;
    for (const box of form.querySelectorAll("[name=topics]")) box.checked = wanted === "all";
    later();
  });
}
