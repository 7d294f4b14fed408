// Picture files that are dragged or pasted into the text: each goes into the library and then stands
// where it was let go. Until it does, its place is marked, and no letter of the text is touched.

import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { photoOf } from "desk/figure";
import { galleryOf } from "desk/gallery";
import { afterBlock, endOf, placeUnder } from "desk/places";
import { toast } from "desk/toast";
import { bring, holdPage, warnings } from "desk/sending";
import { gettext } from "desk/words";

const { Decoration, DecorationSet } = pm.view;
const key = new pm.state.PluginKey("dropping");

export const Dropping = Extension.create({
  name: "dropping",
  priority: 200, // before what pastes text

  addOptions() {
    return { upload: "" };
  },

  onCreate() {
    holdPage();
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    const take = (files, at) => Boolean(send(editor, options.upload, files, at));
    const mine = (files) => options.upload && files?.length && editor.isEditable;
    const drop = (view, event) => {
      const { files } = event.dataTransfer ?? {};
      if (view.dragging || !mine(files)) return false;
      event.preventDefault();
      return take([...files], placeUnder(view, event).at);
    };
    const handlePaste = ({ state }, { clipboardData }) => {
      const { files } = clipboardData ?? {};
      if (!mine(files) || hasText(clipboardData)) return false;
      return take([...files], inGallery(state.selection.$to) ?? afterBlock(state.selection.$to));
    };
    const decorations = (state) => key.getState(state);
    return [new Plugin({ key, state: places, props: { decorations, handlePaste, handleDOMEvents: { drop } } })];
  },
});

// The places that are marked, as the text around them changes.
const places = {
  init: () => DecorationSet.empty,
  apply(tr, marked) {
    const { add, remove } = tr.getMeta(key) ?? {};
    const moved = marked.map(tr.mapping, tr.doc);
    if (add) return moved.add(tr.doc, [add]);
    return remove ? moved.remove(found(moved, remove)) : moved;
  },
};

const found = (marked, id) => marked.find(undefined, undefined, (spec) => spec.id === id);

// Word and spreadsheets send along a picture of the text that is pasted.
function hasText(clipboard) {
  const html = clipboard.getData("text/html");
  return Boolean(html && new DOMParser().parseFromString(html, "text/html").body.textContent.trim());
}

function inGallery($at) {
  const inside = $at.depth && $at.node(1).type.name === "gallery";
  return inside ? endOf($at.doc, $at.before(1)) : null;
}

async function send(editor, address, files, at) {
  const id = {};
  const box = document.createElement("div");
  box.className = "upload-lines";
  box.contentEditable = "false";
  const stay = { id, side: 1, stopEvent: () => true, ignoreSelection: true };
  tell(editor, { add: Decoration.widget(at, box, stay) });
  const end = () => box.children.length || tell(editor, { remove: id });
  box.addEventListener("settled", end);
  const again = (file) => () => send(editor, address, [file], placeOf(editor, id) ?? editor.state.doc.content.size);
  const sent = await Promise.all(files.map((file) => bring(address, file, box, again(file))));
  const images = sent.filter(Boolean);
  if (images.length) put(editor, placeOf(editor, id), images);
  end();
}

function tell(editor, told) {
  editor.view.dispatch(editor.state.tr.setMeta(key, told).setMeta("addToHistory", false));
}

function placeOf(editor, id) {
  return found(key.getState(editor.state), id)[0]?.from;
}

// The caret stays where somebody went on writing meanwhile.
function put({ state, view }, at, images) {
  const said = warnings(images);
  if (at === undefined) return toast(`${gettext("The picture is in the library; its place in the text is gone.")} ${said}`);
  const inside = state.doc.resolve(at).parent.type.name === "gallery";
  const content = inside || images.length === 1 ? images.map(photoOf) : [galleryOf(images)];
  const tr = state.tr.insert(at, content.map((node) => state.schema.nodeFromJSON(node)));
  view.dispatch(pm.history.closeHistory(tr));
  if (said) toast(said);
}
