// What is written and has not reached the server, kept by this browser: it outlives a crash, a
// lost session and a lost line. One entry for each window and story; whoever signs in as somebody
// else does not see it.
//
// An entry: {id, user, story, window, base, stand, at, headline, fields: [[name, value], …]}.

const KEPT_FOR = 30 * 86_400_000; // ms

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

/** Drop an entry, if there is one. */
export function drop(id) {
  return run("readwrite", (store) => store.delete(id));
}

/** List somebody's entries, last written first; what nobody asked for in 30 days goes. */
export async function entries(user) {
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
