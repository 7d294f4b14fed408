// A photograph in the text: <figure data-image="17" data-credit="…" data-alt="…"><figcaption>…. The text
// keeps the picture's number and what is said of it here; what it looks like is asked of the library.

import { Node } from "django-prose-editor/editor";
import { image as ask } from "desk/library";
import { pick } from "desk/picker";
import { gettext } from "desk/words";

const words = (name, attribute) => ({
  default: "",
  parseHTML: (element) => element.dataset[name] ?? "",
  renderHTML: (attributes) => (attributes[name] ? { [attribute]: attributes[name] } : {}),
});

export const Photo = Node.create({
  name: "photo", // "figure" is the library's own, with a menu to it
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,

  addOptions() {
    return { library: "", upload: "" };
  },

  addAttributes() {
    return {
      image: {
        default: null,
        parseHTML: (element) => Number(element.dataset.image) || null,
        renderHTML: ({ image }) => (image ? { "data-image": String(image) } : {}),
      },
      credit: words("credit", "data-credit"),
      alt: words("alt", "data-alt"),
    };
  },

  parseHTML() {
    return [
      {
        tag: "figure",
        // A figure around something else, say a table, is left to what is in it.
        getAttrs: (element) => (element.querySelector("table, ul, ol, pre, figure") ? false : null),
        contentElement: (element) => element.querySelector("figcaption") ?? element,
      },
    ];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes, ["figcaption", {}, 0]];
  },

  addNodeView() {
    return (view) => new FigureView(view, this.options);
  },

  addKeyboardShortcuts() {
    return { Enter: ({ editor }) => leave(editor) };
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "photo",
      groups: "photo",
      priority: 110,
      button: buttons.material("add_a_photo", gettext("Photo")),
      command: (editor) => insertPhoto(editor, this.options),
    });
  },
});

/** Write a picture of the library as the text has it. */
export function photoOf(image) {
  const content = image.caption ? [{ type: "text", text: image.caption }] : [];
  return { type: "photo", attrs: { image: image.id }, content };
}

/** Give the place after the block that a position is in: a photograph never splits a sentence. */
export function afterBlock($at) {
  return $at.depth ? $at.after(1) : $at.pos;
}

async function insertPhoto(editor, places) {
  const image = await pick(places);
  if (!image) return editor.commands.focus();
  return editor.chain().focus().insertContentAt(afterBlock(editor.state.selection.$to), photoOf(image)).run();
}

// A caption is one line: Enter goes on below the picture, or the gallery that it stands in.
function leave(editor) {
  const { $from } = editor.state.selection;
  if (!["photo", "galleryCaption"].includes($from.parent.type.name)) return false;
  const after = $from.after(1);
  const next = editor.state.doc.nodeAt(after);
  const chain = editor.chain();
  if (next?.type.name !== "paragraph") chain.insertContentAt(after, { type: "paragraph" });
  return chain.setTextSelection(after + 1).scrollIntoView().run();
}

class FigureView {
  constructor({ node, editor, getPos }, places) {
    Object.assign(this, { node, editor, getPos, places });
    this.dom = document.createElement("figure");
    this.dom.className = "story-figure";
    this.frame = this.dom.appendChild(document.createElement("div"));
    this.frame.className = "story-figure-frame";
    this.frame.contentEditable = "false";
    this.contentDOM = this.dom.appendChild(document.createElement("figcaption"));
    this.contentDOM.dataset.label = gettext("Caption");
    this.own = this.dom.appendChild(document.createElement("div"));
    this.own.className = "story-figure-own";
    this.own.contentEditable = "false";
    this.fields = {
      credit: this.field(gettext("Photo by"), "credit", 200),
      alt: this.field(gettext("To be seen"), "alt", 500),
    };
    if (editor.isEditable) this.own.append(this.verbs());
    this.show();
  }

  // The field is the editor's own: its text reaches the form as an attribute of the figure.
  field(label, name, maxLength) {
    const box = this.own.appendChild(document.createElement("label"));
    box.className = `story-figure-${name}`;
    const input = Object.assign(document.createElement("input"), { type: "text", maxLength });
    input.readOnly = !this.editor.isEditable;
    input.addEventListener("input", () => this.write({ [name]: input.value }));
    input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    box.append(`${label}: `, input);
    return input;
  }

  verbs() {
    const box = document.createElement("span");
    box.className = "story-figure-verbs";
    const verbs = [
      ["earlier", "←", gettext("Earlier in the gallery"), () => this.move(-1)],
      ["later", "→", gettext("Later in the gallery"), () => this.move(1)],
      ["change", gettext("Change picture"), gettext("Take another picture; what is written stays"), () => this.change()],
      ["remove", gettext("Remove picture"), gettext("Take the picture out of the text"), () => this.remove()],
    ];
    for (const [name, text, title, act] of verbs) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: text, title });
      button.dataset.verb = name;
      button.setAttribute("aria-label", title);
      button.addEventListener("click", act);
      box.append(button);
    }
    return box;
  }

  write(changed) {
    const { state, view } = this.editor;
    view.dispatch(state.tr.setNodeMarkup(this.getPos(), undefined, { ...this.node.attrs, ...changed }));
  }

  async change() {
    const image = await pick(this.places);
    if (image) this.write({ image: image.id });
    this.own.querySelector("[data-verb=change]").focus();
  }

  remove() {
    const { commands, state } = this.editor;
    const $at = state.doc.resolve(this.getPos());
    const last = $at.parent.type.name === "gallery" && $at.parent.childCount === 2;
    if (last) commands.takeGalleryApart($at.before(), { without: this.getPos() });
    else commands.deleteRange({ from: this.getPos(), to: this.getPos() + this.node.nodeSize });
    commands.focus();
  }

  /** Change places with the picture before or after it. */
  move(step) {
    const { state, view } = this.editor;
    const at = this.getPos();
    const $at = state.doc.resolve(at);
    const other = $at.parent.maybeChild($at.index() + step);
    if (other?.type !== this.node.type) return;
    const to = step < 0 ? at - other.nodeSize : at + other.nodeSize;
    view.dispatch(state.tr.delete(at, at + this.node.nodeSize).insert(to, this.node));
    const verb = step < 0 ? "earlier" : "later";
    view.nodeDOM(to)?.querySelector(`[data-verb=${verb}]`)?.focus();
  }

  async show() {
    const { image: id, credit, alt } = this.node.attrs;
    if (this.fields.credit.value !== credit) this.fields.credit.value = credit;
    if (this.fields.alt.value !== alt) this.fields.alt.value = alt;
    this.contentDOM.classList.toggle("is-empty", this.node.content.size === 0);
    if (this.shown === id) return;
    this.shown = id;
    const image = id ? await ask(this.places.library, id).catch(() => null) : null;
    if (this.shown !== id) return;
    this.frame.replaceChildren(image ? picture(image) : lost());
    this.fields.credit.placeholder = image?.credit ?? "";
    this.fields.alt.placeholder = image?.alt ?? "";
    this.contentDOM.dataset.label = image?.caption || gettext("Caption");
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  stopEvent(event) {
    return this.own.contains(event.target);
  }

  ignoreMutation(mutation) {
    if (mutation.type === "selection") return false;
    // Our own labels are no edit: taken for one, the figure would be drawn anew without end.
    return mutation.type === "attributes" || !this.contentDOM.contains(mutation.target);
  }
}

function picture({ thumbnail, srcset, alt, width, height }) {
  const sizes = "(min-width: 1024px) 680px, 100vw";
  return Object.assign(new Image(width, height), { src: thumbnail, srcset, sizes, alt });
}

function lost() {
  const note = document.createElement("p");
  note.textContent = gettext("This picture is not in the library.");
  return note;
}
