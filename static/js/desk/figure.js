// A photograph in the text: <figure data-image="17" data-credit="…"><figcaption>…</figcaption>.
// The text keeps the picture's number; what it looks like is asked of the library.

import { Node } from "django-prose-editor/editor";
import { image as ask } from "desk/library";
import { pick } from "desk/picker";
import { gettext } from "desk/words";

export const Photo = Node.create({
  name: "photo", // "figure" is the library's own, with a menu to it
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,

  addOptions() {
    return { library: "" };
  },

  addAttributes() {
    return {
      image: {
        default: null,
        parseHTML: (element) => Number(element.dataset.image) || null,
        renderHTML: ({ image }) => (image ? { "data-image": String(image) } : {}),
      },
      credit: {
        default: "",
        parseHTML: (element) => element.dataset.credit ?? "",
        renderHTML: ({ credit }) => (credit ? { "data-credit": credit } : {}),
      },
    };
  },

  parseHTML() {
    return [
      {
        tag: "figure",
        // A figure around something else, say a table, is left to what is in it.
        getAttrs: (element) => (element.querySelector("table, ul, ol, pre") ? false : null),
        contentElement: (element) => element.querySelector("figcaption") ?? element,
      },
    ];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes, ["figcaption", {}, 0]];
  },

  addNodeView() {
    return (view) => new FigureView(view, this.options.library);
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "photo",
      groups: "photo",
      button: buttons.material("add_a_photo", gettext("Photo")),
      command: (editor) => insertPhoto(editor, this.options.library),
    });
  },
});

async function insertPhoto(editor, library) {
  const image = await pick(library);
  if (!image) return editor.commands.focus();
  const caption = image.caption ? [{ type: "text", text: image.caption }] : [];
  const figure = { type: "photo", attrs: { image: image.id }, content: caption };
  // After the paragraph that the editor is in: a photograph never splits a sentence.
  const { $to } = editor.state.selection;
  const after = $to.depth ? $to.after(1) : $to.pos;
  return editor.chain().focus().insertContentAt(after, figure).run();
}

class FigureView {
  constructor({ node, editor, getPos }, library) {
    Object.assign(this, { node, editor, getPos, library });
    this.dom = document.createElement("figure");
    this.dom.className = "story-figure";
    this.frame = this.dom.appendChild(document.createElement("div"));
    this.frame.className = "story-figure-frame";
    this.frame.contentEditable = "false";
    this.contentDOM = this.dom.appendChild(document.createElement("figcaption"));
    this.contentDOM.dataset.label = gettext("Caption");
    this.credit = this.dom.appendChild(this.creditField());
    this.show();
  }

  creditField() {
    const label = document.createElement("label");
    label.className = "story-figure-credit";
    label.contentEditable = "false";
    const input = document.createElement("input");
    input.type = "text";
    input.maxLength = 200;
    input.readOnly = !this.editor.isEditable;
    // The field is the editor's own: its text reaches the form as an attribute of the figure.
    input.addEventListener("input", () => this.writeCredit(input.value));
    input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    label.append(`${gettext("Photo by")}: `, input);
    this.input = input;
    return label;
  }

  writeCredit(credit) {
    const { state, view } = this.editor;
    const attrs = { ...this.node.attrs, credit };
    view.dispatch(state.tr.setNodeMarkup(this.getPos(), undefined, attrs));
  }

  async show() {
    const { image: id, credit } = this.node.attrs;
    if (this.input.value !== credit) this.input.value = credit;
    this.contentDOM.classList.toggle("is-empty", this.node.content.size === 0);
    if (this.shown === id) return;
    this.shown = id;
    const image = id ? await ask(this.library, id).catch(() => null) : null;
    if (this.shown !== id) return;
    this.frame.replaceChildren(image ? picture(image) : lost());
    this.input.placeholder = image?.credit ?? "";
    this.contentDOM.dataset.label = image?.caption || gettext("Caption");
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  stopEvent(event) {
    return event.target === this.input;
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
