// What a learner wrote beside a fact and has not stored. It is stored when the page is left.

const fieldOf = (form) => form.elements.namedItem("text");

function isWritten(form) {
  const field = fieldOf(form);
  return field.value !== field.defaultValue || field.matches("[aria-invalid]");
}

export function written() {
  return [...document.querySelectorAll("[data-live=yours] form[data-goes-on]")].filter(isWritten);
}

export function noteStored(form) {
  fieldOf(form).defaultValue = fieldOf(form).value;
  fieldOf(form).removeAttribute("aria-invalid");
}

// Another part of the section was sent: its new state comes with what stands in the other fields.
export function carryWritten(made, sent) {
  for (const form of written().filter((each) => each !== sent)) {
    const field = made.querySelector(`#${fieldOf(form).id}`);
    field.value = fieldOf(form).value;
    field.closest("details").open = true;
  }
}

// By another way out than the next question.
export function keepWritten() {
  for (const form of written()) navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));
}
