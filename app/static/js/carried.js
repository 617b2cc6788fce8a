// What a page said that a script fetched and then opened anew: the server says it once.

const KEY = "carried";

export function carry(page) {
  const words = page.querySelector("#main > .notice p")?.textContent;
  if (words) sessionStorage.setItem(KEY, words);
}

export function showCarried() {
  const words = sessionStorage.getItem(KEY);
  if (!words) return;
  sessionStorage.removeItem(KEY);
  const note = document.createElement("div");
  note.className = "notice";
  note.setAttribute("role", "status");
  const line = document.createElement("p");
  line.textContent = words;
  note.append(line);
  document.querySelector("#main").prepend(note);
}
