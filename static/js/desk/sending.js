// Puts picture files into the library, one after the other; the server says what it took, or why not.

import { gettext } from "desk/words";

let before = Promise.resolve();
const underWay = new Set();

/**
 * Send a file; resolves to the picture as the library has it now: {id, caption, warnings, same, …}.
 * Rejects with an Error whose message an editor understands. `progress` hears from 0 to 1.
 */
export function upload(address, file, progress = () => {}) {
  const turn = before.then(() => send(address, file, progress));
  before = turn.catch(() => {});
  return turn;
}

function send(address, file, progress) {
  const body = new FormData();
  body.append("file", file);
  body.append("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch tells nothing of what has gone out
    const refuse = (words) => reject(new Error(words));
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    progress(0);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener("error", () => refuse(gettext("The server cannot be reached. Try again.")));
    request.addEventListener("load", () => {
      const { status, response } = request;
      if (status < 300 && response?.id) resolve(response);
      else refuse(response?.error || reason(status));
    });
    request.send(body);
  });
}

function reason(status) {
  if (status < 300) return gettext("You are signed out. Sign in in another window, then try again."); // led to the form
  if (status === 403) return gettext("You may not add pictures to the library.");
  if (status === 413) return gettext("The file is too large.");
  return gettext("The server could not take the picture. Try again.");
}

/**
 * Send a file and show how far it is, as a line in a box; resolves to the picture, or to null where
 * the line now says why not. `again` is called when somebody wants to try once more.
 */
export async function bring(address, file, box, again) {
  const line = document.createElement("div");
  line.className = "upload-line";
  const name = document.createElement("span");
  name.textContent = file.name;
  const bar = Object.assign(document.createElement("progress"), { max: 1 });
  bar.setAttribute("aria-label", gettext("Uploading %s").replace("%s", file.name));
  const stage = document.createElement("span");
  stage.textContent = gettext("waiting for the one before…");
  line.append(name, bar, stage);
  box.append(line);
  const sent = upload(address, file, (part) => tell(bar, stage, part)).then(
    (image) => line.remove() ?? image,
    ({ message }) => fail(line, `${file.name}: ${message}`, again),
  );
  underWay.add(sent);
  return sent.finally(() => underWay.delete(sent));
}

// A bar without a value says that nobody knows how long it takes.
function tell(bar, stage, part) {
  const arrived = part === 1;
  stage.textContent = arrived ? gettext("being looked at…") : gettext("uploading…");
  if (arrived) bar.removeAttribute("value");
  else bar.value = part;
}

/** Wait until no file is on its way any more; resolves to whether all of them were taken. */
export async function allIn() {
  let taken = true;
  while (underWay.size) {
    taken = (await Promise.all(underWay)).every(Boolean) && taken;
    await new Promise((resolve) => setTimeout(resolve)); // whoever sent them puts them into their places
  }
  return taken;
}

export const onTheirWay = () => underWay.size;

function fail(line, words, again) {
  const said = document.createElement("span");
  said.setAttribute("role", "alert");
  said.textContent = words;
  const verbs = [[gettext("Try again"), again], [gettext("Dismiss"), () => {}]].map(([label, act]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.addEventListener("click", () => {
      const box = line.parentElement;
      line.remove();
      act();
      box.dispatchEvent(new Event("settled"));
    });
    return button;
  });
  line.replaceChildren(said, ...verbs);
  return null;
}

/** Say what is to be known of pictures that were taken in: no credit, or that they were there. */
export function warnings(images) {
  const there = gettext("The library has one like it already: %s.");
  const told = images.flatMap(({ warnings: said = [], same: [other] = [] }) => [
    ...said,
    ...(other ? [there.replace("%s", other.caption)] : []),
  ]);
  return [...new Set(told)].join(" ");
}

/** Keep the browser from leaving the page for a dropped file, or while one is on its way. */
export function holdPage() {
  addEventListener("beforeunload", (event) => underWay.size && event.preventDefault());
  for (const name of ["dragover", "drop"]) {
    addEventListener(name, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
  }
}
