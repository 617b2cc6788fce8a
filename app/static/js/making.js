// A file that takes a while to make: its button says so until the file is there. Whatever comes
// that is no file is left to the browser, which sends the form once more by itself.

const DONE = "Done: the file is among your downloads.";

function nameOf(answer) {
  const told = answer.headers.get("Content-Disposition") ?? "";
  return /^attachment/.test(told) ? (/filename="?([^";]+)/.exec(told)?.[1] ?? "file") : null;
}

function keep(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function made(form, button) {
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(button.formAction, { method: "POST", body }).catch(() => null);
  const name = answer?.ok ? nameOf(answer) : null;
  if (name === null) return false;
  keep(await answer.blob(), name);
  return true;
}

async function make(form, button) {
  const said = form.querySelector("[data-making-words]");
  form.dataset.making = "busy";
  button.setAttribute("aria-busy", "true");
  said.textContent = "The file is being made.";
  const done = await made(form, button).catch(() => false);
  button.removeAttribute("aria-busy");
  said.textContent = done ? DONE : "";
  form.dataset.making = done ? "" : "plain";
  if (!done) form.requestSubmit(button);
}

export function startMaking() {
  for (const form of document.querySelectorAll("[data-making]")) {
    form.addEventListener("submit", (event) => {
      const button = event.submitter ?? form.querySelector("button");
      if (form.dataset.making === "plain") {
        form.dataset.making = "";
        return;
      }
      event.preventDefault();
      if (form.dataset.making !== "busy") make(form, button);
    });
  }
}
