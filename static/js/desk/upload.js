// Takes pictures by drop or choice and sends them, two at a time; each says what became of it.

import { gettext } from "./words.js";

const AT_ONCE = 2;
const form = document.querySelector("[data-upload]");
const input = form.elements.files;
const list = document.querySelector("[data-upload-files]");
const said = document.querySelector("[data-upload-said]");
const next = document.querySelector("[data-upload-next]");
const waiting = [];
const taken = [];
let sending = 0;
let refused = 0;

function make(tag, properties = {}, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Send a file; resolves to what the desk answers, with `error` where it was not taken. */
function send(file, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest(); // fetch tells nothing of what is on its way
    const body = new FormData();
    body.append("file", file);
    request.open("POST", form.action);
    request.responseType = "json";
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    request.upload.addEventListener("progress", (event) => progress(event.loaded / event.total));
    const away = () => resolve({ error: gettext("The desk did not take it. Try again.") });
    request.addEventListener("load", () => (request.response ? resolve(request.response) : away()));
    request.addEventListener("error", away);
    request.send(body);
  });
}

function add(files) {
  for (const file of files) {
    const progress = make("progress", { max: 1, value: 0 });
    progress.setAttribute("aria-label", file.name);
    const answer = make("div", { className: "upload-answer" }, [progress]);
    const picture = make("span", { className: "upload-picture" });
    const body = make("div", {}, [make("p", { className: "upload-name", textContent: file.name }), answer]);
    list.append(make("li", {}, [picture, body]));
    waiting.push({ file, progress, answer, picture });
  }
  list.hidden = false;
  while (sending < AT_ONCE && waiting.length) sendNext();
}

async function sendNext() {
  const { file, progress, answer, picture } = waiting.shift();
  sending += 1;
  count();
  const image = await send(file, (share) => {
    if (share < 1) progress.value = share;
    else progress.removeAttribute("value"); // it is all there, and being looked at
  });
  sending -= 1;
  if (image.error) refused += 1;
  else taken.push(image.id);
  answer.replaceChildren(...(image.error ? [refusal(image.error, file)] : told(image)));
  if (!image.error) picture.append(make("img", { src: image.thumbnail, alt: "" }));
  if (waiting.length) sendNext();
  count();
}

function refusal(error, file) {
  const again = make("button", { type: "button", className: "secondary", textContent: gettext("Try again") });
  const row = make("div", { className: "upload-refused" }, [make("p", { textContent: error }), again]);
  again.addEventListener("click", () => {
    row.closest("li").remove();
    refused -= 1;
    add([file]);
  });
  return row;
}

/** Say what the desk read in a picture, what is missing, and which pictures look like it. */
function told(image) {
  const words = [image.caption, image.credit && `${gettext("Photo")}: ${image.credit}`].filter(Boolean);
  const parts = [make("p", { textContent: words.join(" ") || gettext("It came in; its file says nothing of it.") })];
  for (const text of image.warnings) parts.push(make("p", { className: "upload-warning", textContent: text }));
  for (const other of image.same) {
    const link = make("a", { href: other.change, textContent: other.caption });
    const kind = other.is_same_file ? gettext("The same file is in the library:") : gettext("It looks like:");
    parts.push(make("p", { className: "upload-warning" }, [`${kind} `, link]));
  }
  return parts;
}

function count() {
  const left = sending + waiting.length;
  const counts = [`${gettext("taken in")}: ${taken.length}`, `${gettext("refused")}: ${refused}`];
  if (left) counts.unshift(`${gettext("on their way")}: ${left}`);
  said.textContent = counts.join(" · ");
  next.hidden = left > 0 || !taken.length;
  const link = next.querySelector("a");
  link.search = new URLSearchParams(taken.slice(-100).map((id) => ["id", id])).toString();
}

form.classList.add("is-alive");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  add(input.files);
  input.value = "";
});
input.addEventListener("change", () => form.requestSubmit());

const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
// Beside the field too: a picture dropped there would take the place of the page.
document.addEventListener("dragover", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  form.classList.add("is-target");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) form.classList.remove("is-target");
});
document.addEventListener("drop", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  form.classList.remove("is-target");
  add(event.dataTransfer.files);
});
addEventListener("beforeunload", (event) => {
  if (sending) event.preventDefault();
});
