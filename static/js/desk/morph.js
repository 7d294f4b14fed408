// Turns one piece of a page into another and touches only what differs: pictures that stay are not
// fetched again, nothing flickers, and the reader's place in it is kept.

/** Make `old` what `made` is; both are elements of the same name. */
export function morph(old, made) {
  for (const { name } of [...old.attributes]) if (!made.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of made.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const before = [...old.childNodes];
  const after = [...made.childNodes];
  while (before.length && after.length && before[0].isEqualNode(after[0])) {
    before.shift();
    after.shift();
  }
  while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) {
    before.pop();
    after.pop();
  }
  const end = before.at(-1)?.nextSibling ?? null;
  const place = before.length || !after.length ? end : following(old, made, after);
  for (const node of after) put(old, before.shift(), node, place);
  for (const node of before) node.remove();
}

// Where nothing stood between what is the same on both sides, the new goes before the latter.
function following(old, made, after) {
  const from = made.childNodes.length - [...made.childNodes].indexOf(after.at(-1)) - 1;
  return old.childNodes[old.childNodes.length - from] ?? null;
}

function put(parent, old, made, place) {
  if (!old) parent.insertBefore(parent.ownerDocument.importNode(made, true), place);
  else if (old.nodeType !== made.nodeType || old.nodeName !== made.nodeName) {
    old.replaceWith(parent.ownerDocument.importNode(made, true));
  } else if (old.nodeType === Node.ELEMENT_NODE) morph(old, made);
  else if (old.data !== made.data) old.data = made.data;
}
