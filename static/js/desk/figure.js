// A photograph in the text: <figure data-image="17" data-credit="…" data-alt="…"><figcaption>…. The text
// keeps the picture's number and what is said of it here; what it looks like is asked of the library.

import { Node } from "django-prose-editor/editor";
import { image as ask } from "desk/library";
import { pick, pickSeveral } from "desk/picker";
import { afterBlock, carriesPicture, divide, gather, move, takeOut } from "desk/places";
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
    box.append(
      ...shifts(this, ["earlier", "←", gettext("Earlier in the gallery")], ["later", "→", gettext("Later in the gallery")]),
      ...shifts(this, ["up", "↑", gettext("Further up in the text")], ["down", "↓", gettext("Further down in the text")]),
      verb("divide", gettext("Divide here"), gettext("Begin a gallery of its own with this picture"), () => this.divide()),
      verb("gather", gettext("Add pictures…"), gettext("Make a gallery of this picture and others"), () => this.gather()),
      verb("change", gettext("Change picture"), gettext("Take another picture; what is written stays"), () => this.change()),
      verb("remove", gettext("Remove picture"), gettext("Take the picture out of the text"), () => this.remove()),
    );
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
    const { state, view } = this.editor;
    const { tr } = state;
    takeOut(tr, this.getPos());
    view.dispatch(tr);
    view.focus();
  }

  divide() {
    const { state, view } = this.editor;
    view.dispatch(divide(state.tr, this.getPos()));
    view.focus();
  }

  async gather() {
    const images = await pickSeveral(this.places);
    const { schema, tr } = this.editor.state;
    const photos = images.map((image) => schema.nodeFromJSON(photoOf(image)));
    if (photos.length) this.editor.view.dispatch(gather(tr, this.getPos(), photos));
    else this.own.querySelector("[data-verb=gather]").focus();
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
    return this.own.contains(event.target) && !carriesPicture(this.editor.view, event);
  }

  ignoreMutation(mutation) {
    if (mutation.type === "selection") return false;
    // Our own labels are no edit: taken for one, the figure would be drawn anew without end.
    return mutation.type === "attributes" || !this.contentDOM.contains(mutation.target);
  }
}

/** Make a button of a picture or a gallery. */
export function verb(name, textContent, title, act) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent, title });
  button.dataset.verb = name;
  button.setAttribute("aria-label", title);
  button.addEventListener("click", act);
  return button;
}

/** Make the two buttons that let a picture or gallery change places with what stands beside it. */
export function shifts(shown, back, on) {
  return [verb(...back, () => shift(shown, -1, [back, on])), verb(...on, () => shift(shown, 1, [on, back]))];
}

// The keyboard goes along: pressed again, the button goes on, or back from the end.
function shift({ editor: { state, view }, getPos }, step, verbs) {
  const at = getPos();
  const $at = state.doc.resolve(at);
  const other = $at.parent.maybeChild($at.index() + step);
  if (!other || other.type.name === "galleryCaption") return;
  const { tr } = state;
  const to = move(tr, at, step < 0 ? at - other.nodeSize : at + $at.nodeAfter.nodeSize + other.nodeSize);
  view.dispatch(tr);
  const dom = view.nodeDOM(to);
  const buttons = verbs.map(([name]) => dom.querySelector(`[data-verb=${name}]`));
  buttons.find((button) => button.checkVisibility({ visibilityProperty: true })).focus();
  dom.scrollIntoView({ block: "nearest" });
}

function picture({ thumbnail, srcset, alt, width, height }) {
  const sizes = "(min-width: 1024px) 680px, 100vw";
  const draggable = false; // the figure is; a picture by itself is not until it has loaded
  return Object.assign(new Image(width, height), { src: thumbnail, srcset, sizes, alt, draggable });
}

function lost() {
  const note = document.createElement("p");
  note.textContent = gettext("This picture is not in the library.");
  return note;
}
