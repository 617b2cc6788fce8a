// Makes a part of the page like another, and touches only what differs: so what has focus, is
// selected or scrolled stays. Elements with a key are the same wherever they stand in their parent.

const KEPT = new Set(["open", "hidden"]); // what the reader, or another script, has done

function key(element) {
  return element.dataset?.key;
}

function mergeAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!KEPT.has(name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (!KEPT.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

function mergeKeyed(old, fresh) {
  const wanted = new Set([...fresh.children].map(key));
  for (const each of [...old.children]) if (!wanted.has(key(each))) each.remove();
  let at = old.firstElementChild;
  for (const each of [...fresh.children]) {
    if (at && key(at) === key(each)) {
      const next = at.nextElementSibling;
      merge(at, each);
      at = next;
    } else {
      old.insertBefore(each, at);
    }
  }
  while (at) { // it stood out of order, and was put in anew
    const next = at.nextElementSibling;
    at.remove();
    at = next;
  }
}

function mergeChildren(old, fresh) {
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  const alike = before.length === after.length && before.every((each, at) => each.nodeName === after[at].nodeName);
  if (alike) before.forEach((each, at) => merge(each, after[at]));
  else old.replaceChildren(...after);
}

export function merge(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = fresh.nodeValue;
    return;
  }
  mergeAttributes(old, fresh);
  const keyed = [old, fresh].some((each) => each.firstElementChild && key(each.firstElementChild));
  if (keyed) mergeKeyed(old, fresh);
  else mergeChildren(old, fresh);
}
