// Where pictures stand in a text, and how they change places. Positions are the editor's own.

/** Give the place after the block that a position is in: a photograph never splits a sentence. */
export function afterBlock($at) {
  return $at.depth ? $at.after(1) : $at.pos;
}

/** Give the place behind the last picture of a gallery that stands at a position. */
export function endOf(doc, at) {
  const gallery = doc.nodeAt(at);
  return at + gallery.nodeSize - 1 - gallery.lastChild.nodeSize;
}

/** Say whether an event of dragging carries files, or a picture of this text. */
export function carriesPicture(view, { dataTransfer }) {
  return Boolean(dataTransfer?.types.includes("Files") || dragged(view));
}

// Held by its element: the library takes what is selected beside it for what is dragged.
let held = null;

/** Remember the picture, gallery or video in which a dragging began; null forgets it. */
export function hold(view, target) {
  const inText = target?.nodeType !== Node.ELEMENT_NODE || target.closest("figcaption");
  const figure = inText ? null : target.closest(".story-figure, .story-gallery");
  held = null;
  view.state.doc.descendants((node, from) => {
    if (figure && view.nodeDOM(from) === figure) held = { from, node };
    return node.type.name === "gallery";
  });
}

/** Give what is being dragged: {from, node}, or null. */
export function dragged(view) {
  return held && view.state.doc.nodeAt(held.from) === held.node ? held : null;
}

/**
 * Find the place under a pointer: before or after the block there, or the picture of a gallery,
 * unless `outside`. Gives {at, from, to, side}: `from` to `to` is what stands beside it.
 */
export function placeUnder(view, { clientX: x, clientY: y }, { outside = false } = {}) {
  const { doc } = view.state;
  const far = (box) => Math.hypot(Math.max(box.left - x, x - box.right, 0), Math.max(box.top - y, y - box.bottom, 0));
  const block = nearest(view, doc, 0, far);
  const inside = !outside && block.node.type.name === "gallery" && far(block.box) === 0;
  if (!inside) return beside(block, y > (block.box.top + block.box.bottom) / 2, "");
  const photo = nearest(view, block.node, block.from + 1, far);
  const across = photo.box.width < block.box.width * 0.6; // others of its row
  const { left, right, top, bottom } = photo.box;
  return across ? beside(photo, x > (left + right) / 2, "across-") : beside(photo, y > (top + bottom) / 2, "");
}

function nearest(view, parent, begin, far) {
  let found;
  parent.forEach((node, offset) => {
    if (node.type.name === "galleryCaption") return;
    const box = view.nodeDOM(begin + offset).getBoundingClientRect();
    const away = far(box);
    if (!found || away < found.away) found = { node, box, away, from: begin + offset };
  });
  return found;
}

function beside({ node, from }, after, way) {
  const to = from + node.nodeSize;
  return { from, to, at: after ? to : from, side: `${way}${after ? "after" : "before"}` };
}

/** Move what stands at one place to another; gives where it is then, or null where it stays. */
export function move(tr, from, at) {
  const node = tr.doc.nodeAt(from);
  if (at >= from && at <= from + node.nodeSize) return null;
  const steps = tr.steps.length;
  tr.insert(at, node);
  takeOut(tr, tr.mapping.slice(steps).map(from));
  return tr.mapping.slice(steps + 1).map(at, -1);
}

/** Take out a picture or a block; with the last picture of a gallery goes the gallery. */
export function takeOut(tr, at) {
  const $at = tr.doc.resolve(at);
  const gallery = $at.parent;
  const last = gallery.type.name === "gallery" && gallery.childCount === 2;
  if (last) tr.replaceWith($at.before(), $at.after(), saidOf(gallery));
  else tr.delete(at, at + tr.doc.nodeAt(at).nodeSize);
}

/** Let the pictures of a gallery stand alone, and what was said of them all as a paragraph. */
export function takeApart(tr, at) {
  const gallery = tr.doc.nodeAt(at);
  return tr.replaceWith(at, at + gallery.nodeSize, [...photosOf(gallery), ...saidOf(gallery)]);
}

/** Make two of a gallery, the second from a picture on; what was said of all stays with the first. */
export function divide(tr, at) {
  const $at = tr.doc.resolve(at);
  const photos = photosOf($at.parent);
  const [first, second] = [photos.slice(0, $at.index()), photos.slice($at.index())];
  return tr.replaceWith($at.before(), $at.after(), [together(first, $at.parent.lastChild), together(second)]);
}

/** Make a gallery of a picture that stands alone, and of others. */
export function gather(tr, at, others) {
  const photo = tr.doc.nodeAt(at);
  return tr.replaceWith(at, at + photo.nodeSize, together([photo, ...others]));
}

function together(photos, caption) {
  const { gallery, galleryCaption } = photos[0].type.schema.nodes;
  if (photos.length === 1 && !caption?.content.size) return photos[0];
  return gallery.create(null, [...photos, caption ?? galleryCaption.create()]);
}

function photosOf(gallery) {
  return gallery.content.content.slice(0, -1);
}

function saidOf({ lastChild: { content }, type }) {
  return content.size ? [type.schema.nodes.paragraph.create(null, content)] : [];
}
