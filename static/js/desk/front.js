// The front-page desk without a page load for each change, and stories dragged to their places.

import { dragged } from "desk/front-drag";

const { gettext } = window;
const IN_PLACE = new Set(["put", "up", "down", "remove", "edit"]);
const SAID_FOR = 4_000;
const byId = (id) => document.getElementById(id);
let saying;
let turn = 0;

function say(text) {
  const place = byId("front-said");
  clearTimeout(saying);
  place.textContent = text;
  saying = setTimeout(() => { place.textContent = ""; }, SAID_FOR);
}

/** Fetch the desk as it is after a request and put it in place of what is shown. */
async function swap(address, options = {}) {
  const mine = ++turn;
  byId("front-desk").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, options);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("front-desk");
    if (!fresh) return void location.assign(address); // signed out, or refused
    if (mine !== turn) return; // a later answer is on its way
    byId("front-desk").replaceWith(document.adoptNode(fresh));
    const said = page.querySelector(".messagelist li");
    if (said) say(said.textContent.trim());
  } catch {
    byId("front-desk").removeAttribute("aria-busy");
    say(gettext("The desk cannot be reached. Nothing was changed."));
  }
}

/** Bring the focus back to the control that was used, or to its story. */
function focusAgain(id, story) {
  const control = byId(id);
  const card = story && document.querySelector(`.front-zone [data-article="${CSS.escape(story)}"]`);
  (control && !control.disabled ? control : card)?.focus({ preventScroll: Boolean(control) });
  if (card && !control) card.scrollIntoView({ block: "nearest" });
}

async function send(form, button) {
  const told = new FormData(form);
  told.append(button.name, button.value);
  const story = button.closest("[data-article]")?.dataset.article ?? storyOf(button.value);
  await swap(location.pathname + kept(), { method: "POST", body: told });
  focusAgain(button.id, story);
}

const storyOf = (value) => value.match(/^a(\d+):/)?.[1];

/** Keep what is searched for while stories are placed. */
function kept() {
  const words = byId("front-search")?.elements.q.value.trim();
  return words ? `?${new URLSearchParams({ q: words })}` : "";
}

document.addEventListener("submit", (event) => {
  if (event.target.id === "front-search") {
    event.preventDefault();
    look();
  } else if (IN_PLACE.has(event.submitter?.name)) {
    event.preventDefault();
    send(event.target, event.submitter);
  }
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await swap(link.href);
  const panel = byId(link.hash.slice(1));
  panel?.focus();
  panel?.scrollIntoView({ block: "nearest" });
});

/** Show what answers to the words in the search field, as they are typed. */
async function look() {
  const mine = ++turn;
  try {
    const answer = await fetch(location.pathname + kept());
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("front-offered");
    if (mine === turn && found) byId("front-offered").replaceWith(document.adoptNode(found));
  } catch {
    say(gettext("The desk cannot be reached. Nothing was changed."));
  }
}

let pause;
document.addEventListener("input", (event) => {
  if (event.target.closest("#front-search")) {
    clearTimeout(pause);
    pause = setTimeout(look, 250);
  }
});

dragged(({ token, place, index, story }) => {
  const form = byId("front-form");
  const told = new FormData(form);
  told.append("put", `${token}:${place}:${index}`);
  swap(location.pathname + kept(), { method: "POST", body: told }).then(() => focusAgain("", story));
});
