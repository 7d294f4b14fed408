// Pictures that are dragged: where one would come to stand is marked, and there it stands when it is
// let go. Files are marked too; the rest of them is `desk/dropping`.

import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { carriesPicture, dragged, hold, move, placeUnder } from "desk/places";

const { Decoration, DecorationSet } = pm.view;
const key = new pm.state.PluginKey("dragging");

export const Dragging = Extension.create({
  name: "dragging",
  priority: 300, // before what drags text

  addProseMirrorPlugins() {
    if (!this.editor.isEditable) return [];
    const decorations = (state) => key.getState(state);
    const handleDOMEvents = { dragstart, dragover, drop, dragend, dragleave };
    return [new Plugin({ key, state: marks, props: { decorations, handleDOMEvents } })];
  },
});

const marks = {
  init: () => DecorationSet.empty,
  apply(tr, marked) {
    const place = tr.getMeta(key);
    if (place === undefined) return marked.map(tr.mapping, tr.doc);
    if (!place) return DecorationSet.empty;
    return DecorationSet.create(tr.doc, [Decoration.node(place.from, place.to, { class: `drop-${place.side}` }, place)]);
  },
};

function mark(view, place) {
  const [shown] = key.getState(view.state).find();
  if (shown?.spec.at === place?.at && shown?.spec.side === place?.side) return;
  view.dispatch(view.state.tr.setMeta(key, place).setMeta("addToHistory", false));
}

function dragstart(view, { target }) {
  hold(view, target);
  return false;
}

function dragend(view) {
  hold(view, null);
  mark(view, null);
  return false;
}

function dragleave(view, { relatedTarget }) {
  if (!view.dom.contains(relatedTarget)) mark(view, null);
  return false;
}

function place(view, event) {
  const held = dragged(view);
  return placeUnder(view, event, { outside: Boolean(held) && held.node.type.name !== "photo" });
}

function dragover(view, event) {
  if (!carriesPicture(view, event)) return false;
  event.preventDefault();
  event.stopImmediatePropagation(); // the library's own mark stands between letters
  mark(view, place(view, event));
  return true;
}

function drop(view, event) {
  mark(view, null);
  const held = dragged(view);
  if (!held) return false;
  event.preventDefault();
  const { tr } = view.state;
  const at = move(tr, held.from, place(view, event).at);
  hold(view, null);
  view.dragging = null; // no end is told of a dragging whose element has gone
  if (at !== null) {
    tr.setSelection(pm.state.NodeSelection.create(tr.doc, at));
    view.dispatch(pm.history.closeHistory(tr));
    view.focus();
  }
  return true;
}
