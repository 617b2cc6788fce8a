// A button that copies what stands in a field. Without a script the field can be selected.

async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch { // no right, or no https
    field.select();
    return document.execCommand("copy");
  }
}

export function showCopying(root) {
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
}

export function startCopying() {
  showCopying(document);
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-copy]");
    if (!button) return;
    const words = button.textContent;
    if (button.dataset.done) return;
    button.dataset.done = "yes";
    button.textContent = (await copy(document.getElementById(button.dataset.copy))) ? "Copied" : "Select the text and copy it";
    setTimeout(() => {
      button.textContent = words;
      delete button.dataset.done;
    }, 3000);
  });
}
