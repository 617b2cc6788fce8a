(function () {
  // One question of the fact for the day: a digest of fact and day, the same on both sides.
  // The day begins at four o'clock, as Anki's does.
  var card = document.querySelector("[data-mt-fact]");
  var day = new Date();
  day.setHours(day.getHours() - 4);
  var text = [day.getFullYear(), day.getMonth() + 1, day.getDate()].join("-");
  text += " " + card.getAttribute("data-mt-fact");
  var digest = 2166136261;
  for (var i = 0; i < text.length; i += 1) {
    digest = Math.imul(digest ^ text.charCodeAt(i), 16777619);
  }
  digest = Math.imul(digest ^ (digest >>> 15), 2246822507);
  digest = (digest ^ (digest >>> 13)) >>> 0;
  card.querySelectorAll("[data-mt-one]").forEach(function (group) {
    for (var place = 0; place < group.children.length; place += 1) {
      group.children[place].hidden = place !== digest % group.children.length;
    }
  });
})();
