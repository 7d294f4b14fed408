// When a story is opened: what this browser kept and the server never got comes back.

import { form, isNew, page, send, windowName, written } from "desk/form";
import { drop, entries, keep, openWindows } from "desk/journal";
import { say, unsay } from "desk/lines";
import { gettext } from "desk/words";

const MOST = 3; // lines of other stories

const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1];
const when = ({ at }) => new Date(at).toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });
const undoId = () => `${page.user}:${page.story}:undo`;

/** Lay what was kept into the form, or offer it where the story has moved on. */
export async function recover() {
  let kept = [];
  try {
    const [all, open] = await Promise.all([entries(page.user), openWindows()]);
    kept = all.filter((entry) => entry.id === undoId() || !open.has(entry.window));
  } catch {
    return; // a browser that keeps nothing
  }
  const saved = cookie("desk_saved");
  const arrived = kept.filter((entry) => entry.window === saved);
  arrived.forEach((entry) => drop(entry.id));
  kept = kept.filter((entry) => !arrived.includes(entry));
  if (document.querySelector(".errornote")) return;
  const here = kept.filter((entry) => entry.story === page.story);
  const undo = here.find((entry) => entry.id === undoId());
  if (undo) return restored(undo);
  if (here.length && follows(here[0])) await replay(here[0]);
  here.forEach(offer);
  if (isNew && !here.length) kept.filter(isOther).slice(0, MOST).forEach(offerOther);
}

const isOther = (entry) => !/^\d+$/.test(entry.story) && !entry.id.endsWith(":undo");

// Written upon what the server shows now: nobody's work lies in between.
function follows(entry) {
  const sameDraft = entry.stand === page.stand || entry.window === page.seen;
  return entry.base === form.elements.draft_base.value && sameDraft;
}

// The server lays a draft into the form; so what was kept goes there first, and the page again.
async function replay(entry) {
  form.inert = true;
  const fields = written();
  let answer = await send(entry.fields).catch(() => null);
  const by = answer?.status === 409 ? (await answer.json()).window : "";
  if (by && by === entry.window) {
    page.seen = by; // its last words arrived while this page was being fetched
    answer = await send(entry.fields).catch(() => null);
  }
  if (!answer?.ok) {
    form.inert = false;
    return;
  }
  const { key } = await answer.json();
  const { user, story, at, headline } = entry;
  await keep({ id: undoId(), user, story, window: windowName, at, headline, fields });
  await drop(entry.id);
  open(key);
  await new Promise(() => {}); // the page is on its way out
}

function open(key) {
  const address = new URL(location.href);
  address.searchParams.set("draft", key);
  location.replace(address);
}

async function restored(before) {
  await drop(before.id);
  const undo = async () => {
    const answer = await send(before.fields).catch(() => null);
    if (answer?.ok) open((await answer.json()).key);
  };
  const words = gettext("Brought back what you wrote on this device up to %s.");
  say("kept", words.replace("%s", when(before)), [[gettext("Undo"), undo]]);
}

function offer(entry) {
  const words = gettext("This device keeps what you wrote up to %s; the story has changed since.");
  const name = `kept:${entry.id}`;
  const bring = () => replay(entry);
  say(name, words.replace("%s", when(entry)), [[gettext("Bring it back"), bring], ...dropping(entry, name)]);
}

function offerOther(entry) {
  const words = gettext("This device keeps a story that was not sent: “%s”.");
  const name = `kept:${entry.id}`;
  const address = `${page.add}?draft=${entry.story}`;
  const said = words.replace("%s", entry.headline || when(entry));
  say(name, said, [[gettext("Go on with it"), address], ...dropping(entry, name)]);
}

function dropping(entry, name) {
  const again = async () => {
    await keep(entry);
    unsay(name);
    (entry.story === page.story ? offer : offerOther)(entry);
  };
  const act = async () => {
    await drop(entry.id);
    say(name, gettext("Dropped."), [[gettext("Undo"), again]]);
  };
  return [[gettext("Drop it"), act]];
}
