// Takes pictures by drop or choice and sends them, two at a time; each says what became of it.

import { instead, twin } from "./doubles.js";
import { make } from "./elements.js";
import { gettext } from "./words.js";

const AT_ONCE = 2;
const PATIENCE = 60_000; // milliseconds in which nothing goes out and no answer comes
const MOST_DESCRIBED = 100;
const form = document.querySelector("[data-upload]");
const input = form.elements.files;
const list = document.querySelector("[data-upload-files]");
const said = document.querySelector("[data-upload-said]");
const next = document.querySelector("[data-upload-next]");
const failedToo = document.querySelector("[data-upload-again]");
const words = document.querySelector("[data-upload-words]");
const trouble = document.querySelector("[data-upload-trouble]");
const described = new URLSearchParams(location.search).getAll("id");
const waiting = [];
const taken = [];
const refused = new Set();
let sending = 0;
let typed = false;

const AWAY = gettext("The server cannot be reached. Try again.");
const SIGNED_OUT = gettext("You are signed out. Sign in in another window, then try again.");

/**
 * Send a file; resolves to what the desk answers: the picture, or `error` where it was not taken,
 * with `again` where another try may help.
 */
function send(file, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest(); // fetch tells nothing of what is on its way
    const body = new FormData();
    body.append("file", file);
    request.open("POST", form.action);
    request.responseType = "json";
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    let stalled = setTimeout(() => request.abort(), PATIENCE);
    request.upload.addEventListener("progress", (event) => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), PATIENCE);
      progress(event.loaded / event.total);
    });
    for (const end of ["error", "abort"]) {
      request.addEventListener(end, () => resolve({ error: AWAY, again: true }));
    }
    request.addEventListener("load", () => resolve(answered(request)));
    request.addEventListener("loadend", () => clearTimeout(stalled));
    request.send(body);
  });
}

function answered({ status, response, responseURL }) {
  if (response?.id) return response;
  if (response?.error) return { error: response.error, again: status !== 400 };
  if (new URL(responseURL).pathname !== new URL(form.action).pathname) return { error: SIGNED_OUT, again: true };
  const why = status === 403 ? gettext("You may not add pictures, or have signed in anew. Try again.") : "";
  return { error: why || gettext("The desk did not take it. Try again."), again: true };
}

/** Ask whether somebody is signed in, and take over the token of a new sign-in; rejects in an outage. */
async function signedIn() {
  const answer = await fetch(form.dataset.token, { redirect: "manual", cache: "no-store" });
  if (answer.type === "opaqueredirect") return false; // to the form
  if (!answer.ok) throw new Error(answer.status);
  const { token } = await answer.json();
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  return true;
}

function add(files) {
  for (const file of files) {
    const answer = make("div", { className: "upload-answer" });
    const picture = make("span", { className: "upload-picture" });
    const body = make("div", {}, [make("p", { className: "upload-name", textContent: file.name }), answer]);
    const row = make("li", { tabIndex: -1 }, [picture, body]);
    list.append(row);
    queue({ file, answer, picture, row });
  }
  list.hidden = false;
  begin();
}

function queue(upload) {
  upload.progress = make("progress", { max: 1, value: 0 });
  upload.progress.setAttribute("aria-label", upload.file.name);
  upload.answer.replaceChildren(upload.progress);
  waiting.push(upload);
}

function begin() {
  while (sending < AT_ONCE && waiting.length) sendNext();
  count();
}

async function sendNext() {
  const upload = waiting.shift();
  const { file, progress, answer, picture } = upload;
  sending += 1;
  const image = tooLarge(file) ?? (await send(file, (share) => {
    if (share < 1) progress.value = share;
    else progress.removeAttribute("value"); // it is all there, and being looked at
  }));
  sending -= 1;
  if (image.error) {
    if (image.again) refused.add(upload);
    answer.replaceChildren(refusal(image, upload));
  } else {
    taken.push(image.id);
    answer.replaceChildren(...told(image));
    picture.append(make("img", { src: image.thumbnail, alt: "" }));
    remember();
  }
  begin();
}

/** Refuse what the desk would refuse, before it has gone all the way there. */
function tooLarge(file) {
  const most = Number(form.dataset.mostMegabytes);
  if (file.size <= most * 2 ** 20) return null;
  return { error: gettext("The file is larger than %s MB.").replace("%s", most) };
}

/** Let a page that is loaded again show what came in. */
function remember() {
  const address = new URL(next.querySelector("a").href);
  address.search = new URLSearchParams([...described, ...taken].slice(-MOST_DESCRIBED).map((id) => ["id", id]));
  next.querySelector("a").href = address;
  history.replaceState(null, "", address);
}

function refusal({ error, again }, upload) {
  const row = make("div", { className: "upload-refused" }, [make("p", { textContent: error })]);
  if (again) {
    const button = make("button", { type: "button", className: "secondary", textContent: gettext("Try again") });
    button.addEventListener("click", () => tryAgain([upload]));
    row.append(button);
  }
  return row;
}

async function tryAgain(uploads) {
  uploads[0].row.focus(); // the button goes
  for (const upload of uploads) {
    refused.delete(upload);
    queue(upload);
  }
  count();
  await signedIn().catch(() => false);
  begin();
}

/** Say what the desk read in a picture, what is missing, and which pictures look like it. */
function told(image) {
  const words = [image.caption, image.credit && `${gettext("Photo")}: ${image.credit}`].filter(Boolean);
  const parts = [make("p", { textContent: words.join(" ") || gettext("It came in; its file says nothing of it.") })];
  for (const text of image.warnings) parts.push(make("p", { className: "upload-warning", textContent: text }));
  for (const other of image.same) {
    const use = make("button", { type: "button", className: "secondary", textContent: gettext("Use that one instead") });
    const line = twin(other, [use]);
    use.addEventListener("click", () => useInstead(image, other, line));
    parts.push(line);
  }
  return parts;
}

/** Let what came in twice go; its row then names the picture that was there. */
async function useInstead(image, other, line) {
  const row = line.closest("li");
  const answer = line.parentElement;
  if (!(await instead(image, other))) {
    line.append(make("p", { className: "upload-refused", textContent: gettext("The desk did not take it. Try again.") }));
    return;
  }
  taken.splice(taken.indexOf(image.id), 1);
  const link = make("a", { href: other.change, textContent: other.caption });
  answer.replaceChildren(make("p", {}, [`${gettext("This one is used, what came in twice is gone:")} `, link]));
  row.querySelector("img").src = other.thumbnail;
  row.focus();
  remember();
  count();
}

function count() {
  const left = sending + waiting.length;
  const failed = list.querySelectorAll(".upload-refused").length;
  const counts = [`${gettext("taken in")}: ${taken.length}`, `${gettext("refused")}: ${failed}`];
  if (left) counts.unshift(`${gettext("on their way")}: ${left}`);
  said.textContent = counts.join(" · ");
  next.hidden = left > 0 || !taken.length;
  failedToo.hidden = left > 0 || refused.size < 2;
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
failedToo.addEventListener("click", () => tryAgain([...refused]));
addEventListener("beforeunload", (event) => {
  if (sending || waiting.length || typed) event.preventDefault();
});

words?.addEventListener("input", () => (typed = true));
// A form that is sent while nobody is signed in is lost with all that was typed into it.
words?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const isHere = await signedIn().catch(() => null);
  trouble.textContent = isHere ? "" : isHere === null ? AWAY : SIGNED_OUT;
  if (!isHere) return;
  typed = false;
  words.append(make("input", { type: "hidden", name: event.submitter.name, value: event.submitter.value }));
  words.submit();
});
