// The browser's time zone, for the learner's day.

export function fillZone(root) {
  const field = root.querySelector("[data-zone]");
  if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
