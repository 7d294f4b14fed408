// Asks the picture library at the desk; answers are remembered for as long as the page is open.

const known = new Map();

async function ask(address, query) {
  const response = await fetch(`${address}?${new URLSearchParams(query)}`, {
    headers: { Accept: "application/json" },
  });
  if (!response.ok) throw new Error(`library: ${response.status}`);
  const page = await response.json();
  for (const image of page.images) known.set(image.id, Promise.resolve(image));
  return page;
}

/** Find a page of images by words, marks or none: {images, more}. */
export function search(address, words, page = 1) {
  return ask(address, [["q", words], ["page", page]]);
}

// Figures of one body are asked for together: those wanted in one turn of the event loop.
let waiting = null;

/** Give one image by id, or null where the library has none of that id. */
export function image(address, id) {
  if (!known.has(id)) {
    waiting ??= gather(address);
    waiting.ids.push(id);
    const found = waiting.page.then((page) => page.images.find((one) => one.id === id) ?? null);
    known.set(id, found);
    found.catch(() => known.delete(id));
  }
  return known.get(id);
}

function gather(address) {
  const ids = [];
  const page = Promise.resolve().then(() => {
    waiting = null;
    return ask(address, ids.map((id) => ["id", id]));
  });
  return { ids, page };
}
