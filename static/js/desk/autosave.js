// Keeps what is written: in this browser within a second, at the server a little after the last
// keystroke. Neither changes the story; only its buttons do.

import { showAddress } from "desk/counters";
import { form, isNew, page, root, send, signedIn, valueOf, windowName, written } from "desk/form";
import { drop, holdWindow, keep, keepAtOnce } from "desk/journal";
import { say, unsay } from "desk/lines";
import { recover } from "desk/recovery";
import { allIn, onTheirWay } from "desk/sending";
import { gettext } from "desk/words";

const LOOK_EVERY = 300; // ms: at what has changed, while keys are pressed
const QUIET = 2_000; // ms after the last change
const LONGEST = 15_000; // ms that somebody who never pauses waits
const ASK_AGAIN = 10_000; // ms

const entryId = () => `${page.user}:${page.story}:${windowName}`;
const text = () => JSON.stringify(written());

let last = ""; // the text as it was last looked at
let confirmed = ""; // as the server has it
let unsavedSince = 0;
let looking, waiting, asking, sending;
let submitting = false;
let leaving = false; // the form is on its way: what it carries is newer than any draft

function look() {
  clearTimeout(looking);
  looking = undefined;
  const now = text();
  if (now === last) return;
  last = now;
  unsavedSince ||= Date.now();
  mark("writing");
  keepHere();
  clearTimeout(waiting);
  const rest = Math.max(LONGEST - (Date.now() - unsavedSince), 0);
  waiting = setTimeout(save, Math.min(QUIET, rest));
}

function lookSoon() {
  looking ??= setTimeout(look, LOOK_EVERY);
}

function entry() {
  const fields = JSON.parse(last);
  const { user, story, stand } = page;
  const base = valueOf(fields, "draft_base");
  const headline = valueOf(fields, "headline");
  return { id: entryId(), user, story, window: windowName, base, stand, at: Date.now(), headline, fields };
}

function keepHere() {
  if (isNew) nameAddress();
  return keep(entry()).catch(() => {}); // a browser that keeps nothing, as in some private windows
}

// Reloaded, or opened again after a crash, the page goes on with this story and begins no other.
function nameAddress() {
  const address = new URL(location.href);
  if (address.searchParams.get("draft") === page.story) return;
  address.searchParams.set("draft", page.story);
  history.replaceState(history.state, "", address);
}

async function save({ atEnd = false } = {}) {
  clearTimeout(waiting);
  if (last === confirmed || leaving) return;
  if (sending && !atEnd) return sending.then(() => save());
  sending = sendNow(last, atEnd).finally(() => (sending = undefined));
  return sending;
}

async function sendNow(sent, atEnd, again = false) {
  try {
    const answer = await send(JSON.parse(sent), { leaving: atEnd });
    if (answer.ok) return kept(sent, await answer.json());
    if (answer.status === 409) return elsewhere(await answer.json());
    const refused = answer.type === "opaqueredirect" || answer.status === 403;
    if (!refused) return trouble("unwell");
    const state = await signedIn();
    if (state === "here" && !again) return sendNow(sent, atEnd, true); // with the new token
    return trouble(state === "here" ? "refused" : state);
  } catch {
    return trouble("offline");
  }
}

function kept(sent, { saved, stand, window: by, key, address }) {
  confirmed = sent;
  Object.assign(page, { stand, seen: by });
  for (const name of ["trouble", "elsewhere"]) unsay(name);
  clearInterval(asking);
  asking = undefined;
  form.elements.draft_key.value = key;
  showAddress(address);
  if (last === confirmed) {
    unsavedSince = 0;
    mark("draft", gettext("Draft saved %s").replace("%s", saved));
    drop(entryId()).catch(() => {});
  } else {
    keepHere(); // it follows upon what the server has now
  }
}

function elsewhere({ saved, window: by }) {
  const here = () => {
    page.seen = by;
    unsay("elsewhere");
    save();
  };
  mark("kept");
  const words = gettext("This story is being written in another window (%s). What stands here is kept on this device.");
  say("elsewhere", words.replace("%s", saved), [[gettext("Go on here"), here]], { urgent: true });
}

const TROUBLES = {
  away: gettext("You are signed out. What you write is kept on this device; sign in and go on here."),
  other: gettext("Somebody else has signed in here. What you wrote is kept on this device under your name."),
  offline: gettext("The server cannot be reached. What you write is kept on this device and sent later."),
  unwell: gettext("The server could not keep the draft. What you write is kept on this device and sent later."),
  refused: gettext("You may no longer change this story. What you wrote is kept on this device."),
};

function trouble(kind) {
  mark("kept");
  const signIn = ["away", "other"].includes(kind) ? [[gettext("Sign in"), page.login]] : [];
  say("trouble", TROUBLES[kind], signIn, { urgent: true });
  asking ??= setInterval(askAgain, ASK_AGAIN);
}

async function askAgain() {
  if (document.hidden || !asking) return;
  const state = await signedIn().catch(() => "offline");
  if (state === "here") save();
}

let saidAt = 0;

function mark(state, words) {
  const line = document.getElementById("draft-state");
  if (!line) return;
  line.parentElement.dataset.state = state;
  if (state === "kept") words = gettext("Kept on this device");
  if (!words) return;
  line.textContent = words;
  if (Date.now() - saidAt < 60_000 && state === "draft") return; // read aloud once a minute
  saidAt = Date.now();
  document.getElementById("draft-said").textContent = words;
}

// Before the story is saved for good: whoever lost the session would lose the text with it.
async function submitted(event) {
  if (leaving) return;
  event.preventDefault();
  if (submitting) return; // a second click
  submitting = true;
  const complete = await picturesIn();
  look();
  await sending;
  const state = complete && (await signedIn().catch(() => "offline"));
  submitting = false;
  if (!complete) return;
  if (state !== "here") return trouble(state);
  leaving = true;
  clearTimeout(waiting);
  if (event.submitter?.name === "_discard") await drop(entryId()).catch(() => {});
  form.requestSubmit(event.submitter);
}

// A story that is saved while its pictures are on their way would be saved without them.
async function picturesIn() {
  unsay("pictures");
  if (!onTheirWay()) return true;
  say("pictures", gettext("Pictures are on their way; the story is saved as soon as they are in it."));
  const taken = await allIn();
  unsay("pictures");
  if (taken) return true;
  say("pictures", gettext("Not saved yet: a picture was not taken in. Look at it, then save again."), [], { urgent: true });
  return false;
}

function leave() {
  if (leaving) return;
  look();
  if (last !== confirmed) keepAtOnce(entry());
  save({ atEnd: true });
}

async function begin() {
  form.elements.draft_window.value = windowName;
  holdWindow(windowName);
  confirmed = last = text();
  await recover();
  for (const name of ["input", "change", "click", "focusin"]) form.addEventListener(name, lookSoon);
  window.django.jQuery(form).on("change", lookSoon); // select2 tells jQuery alone
  form.addEventListener("submit", submitted);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : askAgain()));
  addEventListener("focus", askAgain);
  addEventListener("online", askAgain);
  addEventListener("pageshow", (event) => event.persisted && (leaving = false));
  if (document.querySelector(".errornote")) {
    last = ""; // refused: the text is in the form and nowhere else
    look();
  } else {
    lookSoon();
  }
}

if (root && form) begin();
