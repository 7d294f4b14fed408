// The dialog in which a picture of the library is chosen, by mouse or keyboard.

import { search } from "desk/library";
import { gettext } from "desk/words";

function make(tag, properties = {}, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Let the editor choose a picture; resolves to it, or to null when the dialog is left. */
export function pick(address) {
  return new Promise((resolve) => {
    const input = make("input", { type: "search", className: "picker-words" });
    input.setAttribute("aria-label", gettext("Search the library, marks or none"));
    input.placeholder = gettext("Search the library, marks or none");
    const grid = make("div", { className: "picker-grid" });
    const note = make("p", { className: "picker-note" });
    note.setAttribute("role", "status");
    const more = make("button", { type: "button", textContent: gettext("More"), hidden: true });
    const close = make("button", { type: "button", textContent: gettext("Close") });
    const title = make("h2", { textContent: gettext("Choose a photo"), id: "picker-title" });
    const head = make("header", {}, [title, close]);
    const dialog = make("dialog", { className: "picker" }, [head, input, note, grid, more]);
    dialog.setAttribute("aria-labelledby", title.id);

    let chosen = null;
    let page = 1;
    let asked = 0;

    const show = async (from) => {
      const turn = ++asked;
      page = from;
      try {
        const found = await search(address, input.value, page);
        if (turn !== asked) return; // an answer to words that have changed since
        if (page === 1) grid.replaceChildren();
        grid.append(...found.images.map(option));
        more.hidden = !found.more;
        note.textContent = grid.children.length ? "" : gettext("Nothing found.");
      } catch {
        note.textContent = gettext("The library cannot be reached. Try again.");
      }
    };
    const option = (image) => {
      const picture = make("img", { src: image.thumbnail, alt: "", loading: "lazy" });
      const words = make("span", { textContent: image.caption || image.alt || `#${image.id}` });
      const button = make("button", { type: "button" }, [picture, words]);
      button.addEventListener("click", () => {
        chosen = image;
        dialog.close();
      });
      return button;
    };

    let pause;
    input.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => show(1), 200);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    dialog.addEventListener("keydown", (event) => walk(event, input, grid));
    more.addEventListener("click", () => show(page + 1));
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(chosen);
    });
    document.body.append(dialog);
    dialog.showModal();
    input.focus();
    show(1);
  });
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
