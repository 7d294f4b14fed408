// The dialog in which pictures are chosen or uploaded, by mouse or keyboard.

import { whichOne } from "desk/doubles";
import { make } from "desk/elements";
import { image as ask, search } from "desk/library";
import { bring, warnings } from "desk/sending";
import { toast } from "desk/toast";
import { gettext } from "desk/words";

const button = (textContent, properties = {}) => make("button", { type: "button", textContent, ...properties });

/** Let the editor choose a picture; resolves to it, or to null when the dialog is left. */
export async function pick(places) {
  const [image = null] = await new Picker(places, false).chosen;
  return image;
}

/** Let the editor choose several pictures; resolves to them in the order of choice. */
export function pickSeveral(places) {
  return new Picker(places, true).chosen;
}

class Picker {
  /** `library` is the address that is asked for pictures, `upload` where files go, or "". */
  constructor({ library, upload }, several) {
    Object.assign(this, { library, upload, several, taken: [], brought: [], page: 1, asked: 0 });
    const title = make("h2", { textContent: several ? gettext("Choose photos") : gettext("Choose a photo"), id: "picker-title" });
    const close = button(gettext("Close"));
    this.input = make("input", { type: "search", className: "picker-words" });
    this.input.setAttribute("aria-label", gettext("Search the library, marks or none"));
    this.input.placeholder = gettext("Search the library, marks or none");
    this.grid = make("div", { className: "picker-grid" });
    this.note = make("p", { className: "picker-note" });
    this.note.setAttribute("role", "status");
    this.more = button(gettext("More"), { hidden: true });
    this.done = button("", { className: "picker-done", hidden: true });
    const head = make("div", { className: "picker-head" }, [title, ...this.uploader(), close]);
    this.dialog = make("dialog", { className: "picker" }, [head, this.input, this.note, this.grid, this.more, this.done]);
    this.dialog.setAttribute("aria-labelledby", title.id);
    close.addEventListener("click", () => this.dialog.close());
    this.listen();
    this.open();
  }

  open() {
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.input.focus();
    this.show(1);
    this.chosen = new Promise((resolve) => {
      this.dialog.addEventListener("close", () => {
        this.dialog.remove();
        this.warn();
        resolve(this.settled ? this.taken : []);
      });
    });
  }

  listen() {
    let pause;
    this.input.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.show(1), 200);
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    this.dialog.addEventListener("keydown", (event) => walk(event, this.input, this.grid));
    this.more.addEventListener("click", () => this.show(this.page + 1));
    this.done.addEventListener("click", () => this.finish());
  }

  uploader() {
    if (!this.upload) return [];
    const files = make("input", { type: "file", accept: "image/*", multiple: this.several, hidden: true });
    const open = button(gettext("Upload…"), { className: "picker-upload" });
    open.addEventListener("click", () => files.click());
    files.addEventListener("change", () => {
      this.bring([...files.files]);
      files.value = "";
    });
    queueMicrotask(() => {
      this.dialog.addEventListener("drop", (event) => this.bring([...event.dataTransfer.files]));
    });
    return [open, files];
  }

  async show(page) {
    const turn = ++this.asked;
    this.page = page;
    try {
      const found = await search(this.library, this.input.value, page);
      if (turn !== this.asked) return; // an answer to words that have changed since
      if (page === 1) this.grid.replaceChildren();
      this.grid.append(...found.images.map((image) => this.option(image)));
      this.more.hidden = !found.more;
      this.note.textContent = this.grid.children.length ? "" : gettext("Nothing found.");
    } catch {
      this.note.textContent = gettext("The library cannot be reached. Try again.");
    }
  }

  option(image) {
    const picture = make("img", { src: image.thumbnail, alt: "", loading: "lazy" });
    const words = make("span", { textContent: image.caption || image.alt || gettext("(without a caption)") });
    const option = make("button", { type: "button" }, [picture, words]);
    option.dataset.id = image.id;
    if (this.several) option.ariaPressed = String(this.holds(image));
    option.addEventListener("click", () => this.choose(image));
    return option;
  }

  holds(image) {
    return this.taken.some(({ id }) => id === image.id);
  }

  choose(image) {
    if (!this.several) {
      this.taken = [image];
      return this.finish();
    }
    this.taken = this.holds(image) ? this.taken.filter(({ id }) => id !== image.id) : [...this.taken, image];
    for (const option of this.grid.children) {
      const place = this.taken.findIndex(({ id }) => id === Number(option.dataset.id));
      option.ariaPressed = String(place >= 0);
      option.dataset.place = place >= 0 ? place + 1 : "";
    }
    this.done.hidden = !this.taken.length;
    this.done.textContent = gettext("Take these: %s").replace("%s", this.taken.length);
  }

  finish() {
    this.settled = true;
    this.dialog.close();
  }

  // Behind the dialog nobody would see it.
  warn() {
    const said = warnings(this.brought.filter((image) => this.holds(image)));
    if (this.settled && said) toast(said);
  }

  /** Take files into the library; what was taken is chosen, or the first where one is asked for. */
  async bring(files) {
    this.lines ??= this.grid.parentElement.insertBefore(make("div", { className: "upload-lines" }), this.grid);
    let isWanted = true;
    for (const file of files) {
      const sent = await bring(this.upload, file, this.lines, () => this.bring([file]));
      const image = sent && (await ask(this.library, await whichOne(sent, this.lines)).catch(() => null));
      if (!image) continue;
      if (!this.dialog.open) toast(gettext("The picture you uploaded is in the library."));
      if (!this.dialog.open) continue;
      this.brought.push({ ...sent, same: [] }); // of the same ones was asked above
      this.grid.prepend(this.option(image));
      if (isWanted) this.choose(image);
      isWanted = this.several;
    }
  }
}

/** Move through the pictures with the arrow keys; down from the search field enters them. */
function walk(event, input, grid) {
  const options = [...grid.children];
  const at = options.indexOf(document.activeElement);
  if (at === -1 && !(event.target === input && event.key === "ArrowDown")) return;
  const columns = Math.max(getComputedStyle(grid).gridTemplateColumns.split(" ").length, 1);
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: at === -1 ? 1 : columns, ArrowUp: -columns };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const to = at + steps[event.key];
  (to < 0 ? input : (options[to] ?? options.at(-1)))?.focus();
}
