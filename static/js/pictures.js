// Pictures of a story: one opens large over the page on a tap, a gallery has buttons to step through.
// Without this a tap follows the link to its largest size, and a gallery is scrolled.

const viewer = document.querySelector(".viewer");
const links = [...document.querySelectorAll("a.enlarge")];
const picture = new Image();
const said = viewer.querySelector(".viewer-said");
const SWIPE = 40; // px

viewer.querySelector("figure").prepend(picture);

let at = 0;

// The same picture as the page has it, for the whole screen: the browser chooses format and size.
function inFull(small) {
  const shown = small.closest("picture").cloneNode(true);
  const large = shown.querySelector("img");
  const ratio = small.getAttribute("width") / small.getAttribute("height");
  large.loading = "eager";
  for (const each of shown.children) each.sizes = `min(100vw, ${Math.ceil(100 * ratio)}vh)`;
  return large;
}

function show(next) {
  at = (next + links.length) % links.length;
  const link = links[at];
  const small = link.querySelector("img");
  // What the page has already stands there until the large one has come.
  picture.src = small.currentSrc || link.href;
  picture.alt = small.alt;
  const large = inFull(small);
  large.addEventListener("load", () => links[at] === link && (picture.src = large.currentSrc));
  const caption = link.closest("figure").querySelector("figcaption")?.cloneNode(true);
  caption?.querySelector(".place")?.remove(); // in its gallery; here it has another
  said.replaceChildren(...(caption?.childNodes ?? []));
  viewer.querySelector(".viewer-place").textContent = links.length > 1 ? `${at + 1}/${links.length}` : "";
}

links.forEach((link, place) =>
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a tab of its own
    event.preventDefault();
    show(place);
    viewer.showModal();
  }),
);

for (const button of viewer.querySelectorAll("button[value]")) {
  button.hidden = links.length < 2;
  button.addEventListener("click", () => show(at + Number(button.value)));
}

viewer.addEventListener("keydown", (event) => {
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
  if (next === undefined || links.length < 2) return;
  event.preventDefault(); // a long caption would be scrolled
  show(next);
});

viewer.addEventListener("click", ({ target }) => target.closest(".viewer-close, figcaption, img, [value]") || viewer.close());
viewer.querySelector(".viewer-close").addEventListener("click", () => viewer.close());

let begun = null;
viewer.addEventListener("touchstart", ({ touches }) => (begun = touches.length === 1 ? touches[0].clientX : null), { passive: true });
viewer.addEventListener("touchend", ({ changedTouches, touches }) => {
  const moved = changedTouches[0].clientX - begun;
  const zoomed = visualViewport?.scale > 1;
  if (begun === null || touches.length || zoomed || Math.abs(moved) < SWIPE || links.length < 2) return;
  show(at - Math.sign(moved));
});

for (const gallery of document.querySelectorAll(".gallery")) {
  const row = gallery.querySelector(".gallery-row");
  const buttons = [...gallery.querySelectorAll(".gallery-steps button")];
  const say = () => {
    const end = row.scrollWidth - row.clientWidth;
    buttons[0].ariaDisabled = String(row.scrollLeft < 2);
    buttons[1].ariaDisabled = String(row.scrollLeft > end - 2);
  };
  for (const button of buttons) {
    button.addEventListener("click", () => row.scrollBy({ left: button.value * row.clientWidth * 0.8 }));
  }
  row.addEventListener("keydown", (event) => {
    const left = { Home: 0, End: row.scrollWidth }[event.key];
    if (left === undefined || event.target !== row) return;
    event.preventDefault(); // the page stays where it is
    row.scrollTo({ left });
  });
  row.addEventListener("scroll", say, { passive: true });
  say();
}
