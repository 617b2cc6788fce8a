// A file on its way in: too large is said before it is sent, and its page says how far it is.

const EVERY = 1500;

function watchSize(form) {
  const field = form.querySelector("[type=file]");
  const said = form.querySelector("[data-too-large]");
  const check = () => {
    const large = [...field.files].some((file) => file.size > Number(form.dataset.send));
    said.hidden = !large;
    field.setAttribute("aria-invalid", String(large));
    field.setCustomValidity(large ? said.textContent.trim() : "");
    return !large;
  };
  field.addEventListener("change", check);
  form.addEventListener("submit", (event) => {
    if (!check()) {
      event.preventDefault();
      field.focus();
      return;
    }
    form.querySelector("[data-sending]").hidden = false;
  });
}

async function look(section) {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-moving]");
  if (fresh?.dataset.moving !== section.dataset.moving) {
    location.reload();
    return;
  }
  section.querySelector(".bar").replaceWith(fresh.querySelector(".bar"));
}

export function startUploads() {
  const form = document.querySelector("[data-send]");
  if (form) watchSize(form);
  const section = document.querySelector("[data-moving]");
  if (section) setInterval(look, EVERY, section);
}
