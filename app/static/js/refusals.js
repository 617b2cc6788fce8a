// What to say when the answer to a form is no page of the sitting.

const LONGEST = 300;
const SIGNED_OUT = "You are signed out. Nothing is lost: sign in in another tab, then answer again.";

// The confirmation that the page's own forms carry; every page has one.
export function freshToken(page) {
  return page.querySelector("[name=csrf_token]")?.value ?? null;
}

// The sentences of an error page, or its plain text, or what little is known.
export function excuse(answer, page) {
  if (answer.ok && answer.redirected) return SIGNED_OUT;
  const parts = page.querySelectorAll("#main h1, #main h1 ~ p:not(:has(a))");
  const told = [...parts].map((part) => part.textContent.trim().replace(/(?<![.!?])$/, "."));
  if (told.length) return told.join(" ");
  const isPlain = answer.headers.get("Content-Type")?.startsWith("text/plain");
  const words = isPlain ? page.body.textContent.trim().slice(0, LONGEST) : "";
  return words || `The server answered with an error (${answer.status}). Nothing is lost. Try again in a moment.`;
}
