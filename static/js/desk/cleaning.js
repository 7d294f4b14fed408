// What is pasted, as the house writes it: structure stays, looks go. Knows HTML as Word, Google
// Docs, Zalo and news pages write it. The server cleans again whatever comes of it.

import { straight } from "desk/links";
import { makeLists } from "desk/wordlists";

const GONE =
  "script, style, meta, link, title, base, template, noscript, iframe, object, embed, svg, math, canvas, " +
  "form, button, input, select, textarea, nav, aside, audio, video, source, track, dialog, colgroup, " +
  "[hidden], .msocomtxt, .MsoCommentText, a.msocomanchor";
const RENAMED = {
  B: "strong", I: "em", STRIKE: "s", DEL: "s", INS: "u", H1: "h2", H4: "h3", H5: "h3", H6: "h3", DL: "ul", DT: "li", DD: "li",
};
const BLOCKS = "p, h2, h3, ul, ol, li, table, thead, tbody, tr, td, th, caption, blockquote, pre, hr";
const INLINE = "a, strong, em, s, u, sub, sup, code, q, cite, br";
const ATTRIBUTES = { A: ["href", "title"], TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan", "scope"], OL: ["start"] };
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\ufeff]/g;

const each = (body, selector, act) => body.querySelectorAll(selector).forEach(act);
const unwrap = (element) => element.replaceWith(...element.childNodes);
const isBlock = (node) => node.nodeType === 1 && node.matches(BLOCKS);

function rename(element, tag) {
  const made = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) {
    try {
      made.setAttribute(name, value);
    } catch {
      // Word's own names, such as <o:p w:st="on">, are none in HTML
    }
  }
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

/** Clean pasted HTML; counts the tags, links and pictures that were mended or left out. */
export function clean(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const before = body.querySelectorAll("*").length;
  makeLists(body);
  drop(body);
  const pictures = dropPictures(body);
  meanByLooks(body);
  rewrite(body);
  const links = mendLinks(body);
  unwrapAll(body);
  mendText(body);
  mendBlocks(body);
  const after = body.querySelectorAll("*").length;
  return { html: body.innerHTML.trim(), tags: Math.max(before - after, 0), links, pictures };
}

function drop(body) {
  each(body, GONE, (element) => element.remove());
  each(body, "[style]", (element) => {
    const style = element.getAttribute("style");
    if (/display:\s*none|mso-hide:\s*all|mso-element:\s*comment/i.test(style)) element.remove();
  });
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach((comment) => comment.remove());
}

function dropPictures(body) {
  let pictures = 0;
  each(body, "img", (image) => {
    const smiley = image.alt && image.alt.length <= 8 && !/[\p{L}\p{N}]/u.test(image.alt);
    const pixel = image.getAttribute("width") === "1" || image.getAttribute("height") === "1";
    if (!smiley && !pixel) pictures += 1;
    image.replaceWith(smiley ? image.alt : "");
  });
  return pictures;
}

// Google Docs writes bold as a style, and a <b> that is none around everything.
function meanByLooks(body) {
  each(body, "[style]", (element) => {
    const { fontWeight, fontStyle, textDecorationLine, verticalAlign } = element.style;
    if (element.matches("b, strong") && /^(normal|[1-4]00)$/.test(fontWeight)) element = rename(element, "span");
    if (element.matches("i, em") && fontStyle === "normal") element = rename(element, "span");
    const tags = [];
    const heads = element.closest("h1, h2, h3, h4, h5, h6, th");
    if (/^(bold|bolder|[6-9]00)$/.test(fontWeight) && !heads) tags.push("strong");
    if (/italic|oblique/.test(fontStyle)) tags.push("em");
    if (textDecorationLine.includes("line-through")) tags.push("s");
    const linked = element.closest("a") || element.querySelector("a");
    if (textDecorationLine.includes("underline") && !linked) tags.push("u");
    if (element.matches("span") && ["sub", "super"].includes(verticalAlign)) tags.push(verticalAlign === "sub" ? "sub" : "sup");
    if (element.querySelector("p, div, li, td, h1, h2, h3, h4, h5, h6, table")) return;
    for (const tag of tags) wrapInside(element, tag);
  });
}

function wrapInside(element, tag) {
  if (!element.textContent.trim()) return;
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  element.append(made);
}

function rewrite(body) {
  each(body, "p.MsoTitle", (element) => rename(element, "h2"));
  each(body, "p.MsoSubtitle", (element) => rename(element, "h3"));
  each(body, Object.keys(RENAMED).join(), (element) => rename(element, RENAMED[element.tagName]));
  each(body, ":is(h2, h3, th) :is(strong, span)", unwrap);
  each(body, "table", (table) => {
    const cells = table.querySelectorAll("td, th");
    if (cells.length <= 1) table.replaceWith(...[...cells].flatMap((cell) => [...cell.childNodes]));
  });
}

function mendLinks(body) {
  let mended = 0;
  each(body, "a", (link) => {
    const given = link.getAttribute("href") ?? "";
    const address = straight(given);
    if (address !== given && given && !given.startsWith("#")) mended += 1;
    if (address && link.textContent.trim()) link.setAttribute("href", address);
    else unwrap(link);
  });
  return mended;
}

// Deepest first: what a box holds is settled before the box is.
function unwrapAll(body) {
  for (const element of [...body.querySelectorAll("*")].reverse()) {
    if (element.matches(`${BLOCKS}, ${INLINE}`)) strip(element);
    else if (/^(DIV|SECTION|ARTICLE|MAIN|HEADER|FOOTER|FIGURE|FIGCAPTION|ADDRESS|CENTER)$/.test(element.tagName)) {
      wrapLoose(element);
      unwrap(element);
    } else unwrap(element);
  }
  wrapLoose(body);
}

function strip(element) {
  const allowed = ATTRIBUTES[element.tagName] ?? [];
  for (const name of element.getAttributeNames()) {
    const idle = /span$/.test(name) && element.getAttribute(name) === "1";
    if (!allowed.includes(name) || idle) element.removeAttribute(name);
  }
}

// Text that stands in no paragraph: each of its lines becomes one.
function wrapLoose(box) {
  let open = null;
  for (const node of [...box.childNodes]) {
    const ends = isBlock(node) || node.nodeName === "BR";
    if (ends) open = null;
    if (node.nodeName === "BR") node.remove();
    if (ends || (!open && !node.textContent.trim())) continue;
    if (!open) node.before((open = box.ownerDocument.createElement("p")));
    open.append(node);
  }
}

function mendText(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const seen = text.data.normalize("NFC").replace(UNSEEN, "");
    text.data = text.parentElement.closest("pre") ? seen : seen.replace(/[\s\u00a0]+/g, " ");
  }
}

function mendBlocks(body) {
  each(body, ":is(ul, ol) > :is(ul, ol)", (list) => {
    const above = list.previousElementSibling;
    if (above) above.append(list);
    else unwrap(list);
  });
  // Word in the browser writes a list of its own around every entry.
  each(body, ":is(ul, ol) + :is(ul, ol)", (list) => {
    const above = list.previousElementSibling;
    const near = !above.nextSibling.textContent.trim() && !list.hasAttribute("start");
    if (near && above.tagName === list.tagName) above.append(...list.childNodes);
  });
  each(body, "p", splitAtBlankLines);
  const full = "hr, br, td, th, tr, tbody, thead";
  for (const element of [...body.querySelectorAll("*")].reverse()) {
    if (!element.matches(full) && !element.textContent.trim()) element.remove();
  }
  each(body, "br", (line) => (!line.nextSibling || isBlock(line.parentElement) && !line.previousSibling) && line.remove());
}

// Two line ends in a row were meant as a new paragraph.
function splitAtBlankLines(paragraph) {
  const blank = /^\s*$/;
  for (const line of paragraph.querySelectorAll(":scope > br")) {
    let next = line.nextSibling;
    while (next?.nodeType === 3 && blank.test(next.data)) next = next.nextSibling;
    if (next?.nodeName !== "BR") continue;
    const rest = paragraph.ownerDocument.createElement("p");
    while (next.nextSibling) rest.append(next.nextSibling);
    next.remove();
    line.remove();
    paragraph.after(rest);
    return splitAtBlankLines(rest);
  }
}
