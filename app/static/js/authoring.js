// The editor of an own question keeps what is typed, and shows what the server says of it.

const PAUSE = 600;
const LOST = "The connection is lost. What you type stands here; it is kept when you send it.";

export function startAuthoring() {
  const form = document.querySelector("[data-authoring]");
  if (!form || form.querySelector("fieldset:disabled")) return;
  const said = document.querySelector("[data-authoring-said]");
  let waiting = null, sending = null, isStopped = false;

  async function send() {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", headers: { "X-Part": "panel" }, body }).catch(() => null);
    const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page?.querySelector("[data-panel]")) {
      said.textContent = LOST;
      return;
    }
    show(page);
    isStopped = answer.status === 409;  // two editors: the author decides, by a button
    if (answer.ok) form.elements.revision.value = document.querySelector("[data-panel]").dataset.revision;
    said.textContent = answer.ok ? "" : "Not kept: see the checks.";
  }

  function show(page) {
    const made = page.querySelector("[data-panel]");
    const old = document.querySelector("[data-panel]");
    const isOpen = old.querySelector(".with-key")?.open;
    old.replaceWith(document.adoptNode(made));
    if (isOpen && made.querySelector(".with-key")) made.querySelector(".with-key").open = true;
    for (const list of form.querySelectorAll("[data-beside]")) {
      const found = made.querySelectorAll(`[data-at="${list.dataset.beside}"]`);
      list.replaceChildren(...[...found].map((each) => Object.assign(document.createElement("li"), { textContent: each.textContent })));
    }
  }

  async function keep() {
    clearTimeout(waiting);
    waiting = null;
    if (sending) return later();
    sending = send();
    await sending;
    sending = null;
  }

  function later() {
    clearTimeout(waiting);
    if (!isStopped) waiting = setTimeout(keep, PAUSE);
  }

  form.addEventListener("input", later);
  form.addEventListener("submit", async (event) => {
    clearTimeout(waiting);
    waiting = null;
    if (!sending) return;
    event.preventDefault();  // the one under way moves the revision
    await sending;
    form.requestSubmit(event.submitter);
  });
  addEventListener("pagehide", () => {
    if (waiting) navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));
  });
}
