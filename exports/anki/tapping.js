(function () {
  // What was tapped or typed on the front stands beside the answer on the back; nothing is graded.
  // It is kept in the page, which lives on in some of Anki's apps, and in its storage, which does
  // in the others. Where neither does, the back is as it is for whoever tapped nothing.
  // How a list is answered is read from its question, so that notes of older decks can be tapped.
  var KEY = "metastasis-trainer";
  var SEVERAL = /all that apply|tick every/i;
  var SEQUENCE = /^Put .* in order\b/i;
  var card = document.querySelector("[data-mt-fact]");
  var front = shown("front");
  var back = shown("back");
  var asked = Array.from(front.querySelectorAll(".mt-stem, .mt-task")).map(text).join(" ");
  var table = front.querySelector(".mt-table");
  var lists = front.querySelectorAll(".mt-options");
  var kind = howAnswered();
  var place = Array.from(front.parentNode.children).indexOf(front);
  var mine = { of: card.getAttribute("data-mt-fact") + " " + place, taps: [], typed: "" };
  var turn = 0;

  function shown(side) {
    return card.querySelector(".mt-" + side + " > :not([hidden])");
  }

  function howAnswered() {
    if (table || SEVERAL.test(asked)) return "several";
    if (SEQUENCE.test(asked)) return "sequence";
    return lists.length > 1 ? "pairs" : "one";
  }

  function text(element) {
    return element.textContent.trim();
  }

  // What is answered on a side: options, steps, rows of pairs, cells of a table.
  function targets(side) {
    var list = side.querySelector(".mt-options:not(.mt-order)") || side.querySelector(".mt-options");
    if (table) return Array.from(side.querySelectorAll(".mt-table tr + tr td"));
    return list ? Array.from(list.children) : [];
  }

  // What a row of pairs may get: the numbered list, which only fronts of pairs have.
  function partners() {
    return Array.from(front.querySelector(".mt-order").children);
  }

  function keep() {
    window[KEY] = JSON.stringify(mine);
    try {
      sessionStorage.setItem(KEY, window[KEY]);
    } catch (refused) {} // it is in the page still
  }

  function kept() {
    try {
      var found = JSON.parse(window[KEY] || sessionStorage.getItem(KEY));
      return found && found.of === mine.of ? found : mine;
    } catch (refused) {
      return mine;
    }
  }

  function draw(all) {
    all.forEach(function (each, at) {
      var nth = kind === "pairs" ? (mine.taps[at] || 0) : mine.taps.indexOf(at) + 1;
      each.classList.toggle("mt-picked", nth > 0);
      each.classList.toggle("mt-turn", kind === "pairs" && at === turn);
      each.querySelector("button").setAttribute("aria-pressed", String(nth > 0));
      if (nth && kind !== "one" && kind !== "several") each.setAttribute("data-mt-nth", nth);
      else each.removeAttribute("data-mt-nth");
    });
  }

  function tap(at) {
    var known = mine.taps.indexOf(at);
    if (kind === "pairs") mine.taps[(turn = at)] = 0;
    else if (known >= 0) mine.taps.splice(known, 1);
    else mine.taps = kind === "one" ? [at] : mine.taps.concat(at);
  }

  // The row whose turn it is gets the partner; then the next one without has its turn.
  function pair(partner, rows) {
    if (turn < 0) return;
    mine.taps[turn] = partner + 1;
    for (var step = 1; step < rows; step += 1) {
      var next = (turn + step) % rows;
      if (!mine.taps[next]) return void (turn = next);
    }
    turn = -1;
  }

  // A row or cell takes the tap, wherever in it; AnkiMobile and AnkiDroid leave it to the card
  // for its class. The button in it is for keys and screen readers; a cell's names row and column.
  function takeTap(target, take) {
    var button = document.createElement("button");
    button.type = "button";
    while (target.firstChild) button.appendChild(target.firstChild);
    if (target.tagName === "TD") {
      var heads = target.closest("table").rows[0].cells;
      var names = [target.parentNode.cells[0], heads[target.cellIndex]].map(text);
      button.setAttribute("aria-label", names.join(": "));
    }
    target.appendChild(button);
    target.classList.add("tappable");
    target.onclick = function (event) {
      if (event.detail) button.blur(); // so that the next key is Anki's
      take();
    };
  }

  function takeTaps() {
    var all = targets(front);
    function after(act) {
      return function () {
        act();
        draw(all);
        keep();
      };
    }
    all.forEach(function (target, at) {
      takeTap(target, after(function () { tap(at); }));
    });
    if (kind === "pairs") {
      partners().forEach(function (target, at) {
        takeTap(target, after(function () { pair(at, all.length); }));
      });
    }
    draw(all);
  }

  function takeText() {
    var gap = front.querySelector(".mt-wanted .mt-gap");
    if (!gap) return;
    var field = document.createElement("input");
    field.className = "mt-field tappable";
    field.setAttribute("aria-label", text(gap.parentNode));
    ["autocapitalize", "autocomplete", "autocorrect"].forEach(function (name) {
      field.setAttribute(name, "off");
    });
    field.spellcheck = false;
    field.oninput = function () {
      mine.typed = field.value;
      keep();
    };
    field.onkeydown = function (event) {
      event.stopPropagation();
      if (event.key !== "Enter") return;
      field.blur();
      if (window.pycmd) window.pycmd("ans");
    };
    gap.parentNode.replaceChild(field, gap);
  }

  function beside(target, words) {
    var note = document.createElement("span");
    note.className = "mt-yours";
    note.textContent = words;
    target.insertBefore(note, target.querySelector(".mt-reason"));
    target.insertBefore(document.createTextNode(" "), note);
  }

  function tellTaps(taps) {
    var asked = targets(front);
    var answers = targets(back);
    if (asked.length > answers.length) return;
    taps.forEach(function (tapped, at) {
      if (kind === "pairs") {
        if (tapped) beside(answers[at], "yours: " + text(partners()[tapped - 1]));
      } else if (kind === "sequence") {
        beside(stepOf(answers, text(asked[tapped])), "yours: " + (at + 1));
      } else beside(answers[tapped], table ? "you" : "your choice");
    });
  }

  function stepOf(answers, name) {
    return answers.find(function (each) {
      return text(each.querySelector(".mt-name")) === name;
    });
  }

  function tellText(typed) {
    if (!typed.trim()) return;
    var line = document.createElement("p");
    line.className = "mt-typed";
    line.textContent = "You typed: " + typed.trim();
    back.insertBefore(line, back.querySelector(".mt-answer"));
  }

  if (back) {
    tellTaps(kept().taps);
    tellText(kept().typed);
  } else {
    keep();
    takeTaps();
    takeText();
  }
})();
