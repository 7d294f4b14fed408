// What is written and has not reached the server, kept by this browser: it outlives a crash, a
// lost session and a lost line. One entry for each window and story; whoever signs in as somebody
// else does not see it.
//
// An entry: {id, user, story, window, base, stand, at, headline, fields: [[name, value], …]}.

const KEPT_FOR = 30 * 86_400_000; // ms
const LAST_WORDS = "desk:";

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("desk", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("written", { keyPath: "id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

async function run(mode, step) {
  const database = await open();
  return new Promise((resolve, reject) => {
    // Strict: on the disk, and not on its way there, when a power cut comes.
    const turn = database.transaction("written", mode, { durability: "strict" });
    const asked = step(turn.objectStore("written"));
    turn.oncomplete = () => resolve(asked.result);
    turn.onerror = turn.onabort = () => reject(turn.error);
  });
}

/** Keep an entry in place of the one of the same id. */
export function keep(entry) {
  return run("readwrite", (store) => store.put(entry));
}

/** Keep an entry of a page that ends this moment: a database would not be done in time. */
export function keepAtOnce(entry) {
  try {
    localStorage.setItem(LAST_WORDS + entry.id, JSON.stringify(entry));
  } catch {
    // full or forbidden; the database has what stood there a moment before
  }
}

/** Drop an entry, if there is one. */
export function drop(id) {
  localStorage.removeItem(LAST_WORDS + id);
  return run("readwrite", (store) => store.delete(id));
}

/** Bring what pages kept at their end to the other entries. */
async function takeLastWords() {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(LAST_WORDS));
  for (const name of names) {
    await keep(JSON.parse(localStorage.getItem(name)));
    localStorage.removeItem(name);
  }
}

/** List somebody's entries, last written first; what nobody asked for in 30 days goes. */
export async function entries(user) {
  await takeLastWords();
  const all = await run("readonly", (store) => store.getAll());
  const old = all.filter((entry) => Date.now() - entry.at > KEPT_FOR);
  await Promise.all(old.map((entry) => drop(entry.id)));
  return all
    .filter((entry) => entry.user === user && !old.includes(entry))
    .sort((one, other) => other.at - one.at);
}

/** Say which of these windows are still open, in this browser. */
export async function openWindows() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.map((lock) => lock.name));
}

/** Hold this window's name for as long as it is open. */
export function holdWindow(name) {
  navigator.locks?.request(name, () => new Promise(() => {}));
}
