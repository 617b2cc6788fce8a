// The quiet line above the page: what waits, what was sent, what could not be used.

import { waiting, waitingForAnybody, learner } from "./outbox.js";

const CUT = 90;

const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`;
const shortened = (words) => (words.length > CUT ? `${words.slice(0, CUT)} …` : words);

function line(name) {
  const found = document.querySelector(`[data-line=${name}]`);
  if (found) return found;
  const made = document.createElement("div");
  made.className = "notice line";
  made.setAttribute("role", "status");
  made.dataset.line = name;
  document.querySelector("#main").before(made);
  return made;
}

function say(name, words, link = null) {
  if (!words) {
    document.querySelector(`[data-line=${name}]`)?.remove();
    return;
  }
  const said = document.createElement("p");
  said.textContent = words;
  line(name).replaceChildren(said);
  if (!link) return;
  const leads = document.createElement("a");
  leads.className = "door";
  [leads.href, leads.textContent] = link;
  line(name).append(leads);
}

export function tellWaiting(stopped = "") {
  const number = waiting().length;
  if (!learner()) {
    const others = waitingForAnybody();
    say("waits", others && `${counted(others, "answer waits", "answers wait")} in this browser for whoever gave ${others === 1 ? "it" : "them"} to sign in.`);
  } else if (!number) {
    say("waits", "");
  } else if (stopped === "out") {
    const back = encodeURIComponent(location.pathname + location.search);
    say("waits", `${counted(number, "answer waits", "answers wait")}: you are signed out here. Nothing is lost; sign in and ${number === 1 ? "it is" : "they are"} sent.`, [`/sign-in?next=${back}`, "Sign in"]);
  } else {
    say("waits", `${counted(number, "answer waits", "answers wait")} for the connection.`);
  }
}

const isRight = ({ page }) => page.querySelector("#verdict.is-right") !== null;

function verdicts(sent) {
  const right = sent.filter(isRight).length;
  if (sent.length === 1) return right ? "correct" : "not correct";
  return `${right} correct, ${sent.length - right} not`;
}

export function tellSent({ sent, refused }) {
  if (sent.length) {
    const to = sent.length === 1 ? sent[0].page.querySelector("[name=back]").value : "/study/late";
    say("sent", `${counted(sent.length, "answer was", "answers were")} sent: ${verdicts(sent)}.`, [to, "Read the feedback"]);
  }
  if (refused.length) {
    const told = refused.map(({ stem, words }) => `“${shortened(stem)}”: ${words}`);
    say("refused", `${counted(refused.length, "answer", "answers")} could not be used. ${told.join(" ")}`);
  }
}

export function warnBeforeLeaving() {
  const number = waiting().length;
  say("leaving", `${counted(number, "answer has", "answers have")} not been sent. They stay in this browser and are sent when you sign in here again. Sign out once more to leave.`);
}
