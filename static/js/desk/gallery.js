// Several photographs as one figure: <figure data-gallery><figure data-image="17">…<figcaption>….

import { Node } from "django-prose-editor/editor";
import { afterBlock, photoOf } from "desk/figure";
import { pickSeveral } from "desk/picker";
import { gettext } from "desk/words";

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "photo+ galleryCaption",
  draggable: true,
  isolating: true,

  addOptions() {
    return { library: "", upload: "" };
  },

  parseHTML() {
    return [{ tag: "figure[data-gallery]", priority: 70 }]; // before the figure that is a photograph
  },

  renderHTML() {
    return ["figure", { "data-gallery": "" }, 0];
  },

  addNodeView() {
    return (view) => new GalleryView(view, this.options);
  },

  addCommands() {
    return {
      takeGalleryApart:
        (at, { without = null } = {}) =>
        ({ tr, dispatch }) => {
          const gallery = tr.doc.nodeAt(at);
          if (dispatch) tr.replaceWith(at, at + gallery.nodeSize, parts(gallery, without === null ? -1 : without - at - 1));
          return true;
        },
    };
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "gallery",
      groups: "photo",
      button: buttons.material("photo_library", gettext("Gallery")),
      command: (editor) => insertGallery(editor, this.options),
    });
  },
});

/** Write pictures of the library as one gallery. */
export function galleryOf(images) {
  return { type: "gallery", content: [...images.map(photoOf), { type: "galleryCaption" }] };
}

/** Give the place behind the last picture of a gallery that stands at a position. */
export function endOf(doc, at) {
  const gallery = doc.nodeAt(at);
  return at + gallery.nodeSize - 1 - gallery.lastChild.nodeSize;
}

// The photographs stand alone, and what was said of them all becomes a paragraph.
function parts(gallery, left) {
  const nodes = [];
  gallery.forEach((node, offset) => {
    if (node.type.name === "photo" && offset !== left) nodes.push(node);
  });
  const { content } = gallery.lastChild;
  return content.size ? [...nodes, gallery.type.schema.nodes.paragraph.create(null, content)] : nodes;
}

async function insertGallery(editor, places) {
  const images = await pickSeveral(places);
  if (!images.length) return editor.commands.focus();
  const content = images.length > 1 ? galleryOf(images) : photoOf(images[0]);
  return editor.chain().focus().insertContentAt(afterBlock(editor.state.selection.$to), content).run();
}

class GalleryView {
  constructor({ node, editor, getPos }, places) {
    Object.assign(this, { node, editor, getPos, places });
    this.dom = document.createElement("figure");
    this.dom.className = "story-gallery";
    this.head = this.dom.appendChild(document.createElement("div"));
    this.head.className = "story-gallery-head";
    this.head.contentEditable = "false";
    this.title = this.head.appendChild(document.createElement("strong"));
    if (editor.isEditable) this.head.append(...this.verbs());
    this.contentDOM = this.dom.appendChild(document.createElement("div"));
    this.contentDOM.className = "story-gallery-pictures";
    this.update(node);
  }

  verbs() {
    const verbs = [
      [gettext("Add pictures…"), () => this.add()],
      [gettext("Take apart"), () => this.editor.chain().takeGalleryApart(this.getPos()).focus().run()],
    ];
    return verbs.map(([textContent, act]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent });
      button.addEventListener("click", act);
      return button;
    });
  }

  async add() {
    const images = await pickSeveral(this.places);
    const { state, view } = this.editor;
    const photos = images.map((image) => state.schema.nodeFromJSON(photoOf(image)));
    if (photos.length) view.dispatch(state.tr.insert(endOf(state.doc, this.getPos()), photos));
    this.head.querySelector("button").focus();
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.title.textContent = gettext("Gallery: %s pictures").replace("%s", node.childCount - 1);
    return true;
  }

  stopEvent(event) {
    return this.head.contains(event.target);
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}

export const GalleryCaption = Node.create({
  name: "galleryCaption",
  content: "inline*",
  isolating: true,
  selectable: false,

  parseHTML() {
    return [{ tag: "figcaption", context: "gallery/" }];
  },

  renderHTML() {
    return ["figcaption", {}, 0];
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("figcaption");
      dom.dataset.label = gettext("What is to be said of all these pictures");
      const update = (to) => {
        if (to.type !== node.type) return false;
        dom.classList.toggle("is-empty", to.content.size === 0);
        return true;
      };
      update(node);
      return { dom, contentDOM: dom, update };
    };
  },
});
