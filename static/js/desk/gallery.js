// Several photographs as one figure: <figure data-gallery><figure data-image="17">…<figcaption>….

import { Node } from "django-prose-editor/editor";
import { photoOf, shifts, verb } from "desk/figure";
import { pickSeveral } from "desk/picker";
import { afterBlock, carriesPicture, endOf, takeApart } from "desk/places";
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
    const up = ["up", "↑", gettext("Gallery further up in the text")];
    return [
      ...shifts(this, up, ["down", "↓", gettext("Gallery further down in the text")]),
      verb("add", gettext("Add pictures…"), gettext("Add pictures to the end of this gallery"), () => this.add()),
      verb("apart", gettext("Take apart"), gettext("Let each picture stand by itself"), () => this.takeApart()),
    ];
  }

  takeApart() {
    const { state, view } = this.editor;
    view.dispatch(takeApart(state.tr, this.getPos()));
    view.focus();
  }

  async add() {
    const images = await pickSeveral(this.places);
    const { state, view } = this.editor;
    const photos = images.map((image) => state.schema.nodeFromJSON(photoOf(image)));
    if (photos.length) view.dispatch(state.tr.insert(endOf(state.doc, this.getPos()), photos));
    this.head.querySelector("[data-verb=add]").focus();
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.title.textContent = gettext("Gallery: %s pictures").replace("%s", node.childCount - 1);
    return true;
  }

  stopEvent(event) {
    return Boolean(event.target.closest?.(".story-gallery-head button")) && !carriesPicture(this.editor.view, event);
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
