// Word writes a list as paragraphs: "mso-list:l0 level2 lfo1" says which list and how deep, and the
// number or dot is text. This makes lists of them.

const LISTED = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const MARKER = /^[\s\u00a0]*([·•▪§o–-]|\(?[0-9]{1,3}[.)]|\(?[a-z]{1,5}[.)])[\s\u00a0]+/i;
const NUMBERED = /^\(?([0-9]+|[a-z]{1,5})[.)]/i;

const style = (element) => element.getAttribute("style") ?? "";

/** Turn the list paragraphs of Word under an element into lists, nested as they were. */
export function makeLists(body) {
  let stack = []; // the open lists, outermost first
  let number = ""; // of the list in Word
  for (const item of [...body.querySelectorAll("[style*=mso-list]")].filter((one) => LISTED.test(style(one)))) {
    const [, list, level] = style(item).match(LISTED);
    const marker = takeMarker(item);
    const [, first] = marker.match(NUMBERED) ?? [];
    const goesOn = stack.length && item.previousElementSibling === stack[0] && list === number;
    if (!goesOn) stack = [];
    number = list;
    const depth = Math.min(Number(level), stack.length + 1);
    stack.length = Math.min(stack.length, depth);
    const tag = first ? "OL" : "UL";
    if (stack.length === depth && stack.at(-1).tagName !== tag) stack.pop();
    if (stack.length < depth) stack.push(newList(item, stack, tag, first));
    const entry = item.ownerDocument.createElement("li");
    entry.append(...item.childNodes);
    stack.at(-1).append(entry);
    item.remove();
  }
}

function newList(item, stack, tag, first) {
  const list = item.ownerDocument.createElement(tag);
  if (Number(first) > 1) list.setAttribute("start", first);
  const above = stack.at(-1)?.lastElementChild;
  if (above) above.append(list);
  else item.before(list);
  return list;
}

function takeMarker(item) {
  const ignored = [...item.querySelectorAll("[style*=mso-list]")].find((one) => /ignore/i.test(style(one)));
  if (ignored) {
    const text = ignored.textContent.trim();
    ignored.remove();
    return text;
  }
  const walker = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  const text = walker.nextNode();
  const [all = "", marker = ""] = text?.data.match(MARKER) ?? [];
  if (all) text.data = text.data.slice(all.length);
  return marker;
}
