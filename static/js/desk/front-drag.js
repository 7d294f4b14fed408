// Dragging a story to its place, with a mouse by its card or with a finger by its handle.
// Buttons and links do the same without dragging.

const FAR_ENOUGH = 6; // pixels: less is a click
const EDGE = 72; // pixels from the window's edge at which it scrolls
const STEP = 14;

/** Call `placed` with what was dropped where; nothing is told of what is let go elsewhere. */
export function dragged(placed) {
  let drag = null;
  document.documentElement.classList.add("front-moves");

  document.addEventListener("pointerdown", (event) => {
    const card = event.target.closest?.(".front-card");
    const grip = event.target.closest?.(".front-grip");
    const control = event.target.closest?.("button, input, summary, form, .front-verbs");
    if (!card || event.button || control || (event.pointerType !== "mouse" && !grip)) return;
    if (!card.querySelector(".front-grip")) return; // not theirs to move
    drag = { card, x: event.clientX, y: event.clientY, id: event.pointerId };
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
      lift(drag);
    }
    event.preventDefault();
    [drag.x, drag.y] = [event.clientX, event.clientY];
    follow(drag);
  }, { passive: false });

  const end = (event) => {
    if (!drag || (event.pointerId !== undefined && event.pointerId !== drag.id)) return;
    const { card, ghost, target } = drag;
    if (ghost) {
      lay(drag);
      if (event.type === "pointerup" && target) {
        placed({ token: card.dataset.token, story: card.dataset.article, ...target });
      }
    }
    drag = null;
  };
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
  document.addEventListener("keydown", (event) => event.key === "Escape" && end({ type: "escape" }));
  document.addEventListener("dragstart", (event) => event.target.closest?.(".front-card") && event.preventDefault());
  // What ends a drag is no click on the headline under it.
  document.addEventListener("click", (event) => {
    if (performance.now() - (lastLaid ?? -Infinity) < 50) event.preventDefault();
  }, true);
}

let lastLaid;

function lift(drag) {
  drag.ghost = document.createElement("div");
  drag.ghost.className = "front-ghost";
  drag.ghost.textContent = drag.card.querySelector("h3").textContent;
  drag.line = Object.assign(document.createElement("li"), { className: "front-drop" });
  document.body.append(drag.ghost);
  drag.card.classList.add("front-dragged");
  document.documentElement.classList.add("front-dragging");
  drag.scrolls = setInterval(() => scroll(drag), 16);
}

function follow(drag) {
  const left = Math.min(drag.x + 12, innerWidth - drag.ghost.offsetWidth); // whole on a phone too
  drag.ghost.style.transform = `translate(${left}px, ${drag.y + 12}px)`;
  const under = document.elementFromPoint(drag.x, drag.y);
  const zone = under?.closest(".front-zone");
  for (const other of document.querySelectorAll(".front-over")) {
    if (other !== zone) other.classList.remove("front-over");
  }
  drag.target = zone ? spot(drag, zone) : null;
  if (!zone) drag.line.remove();
}

/** Find how many stories of a zone stand above: pinned ones, and those that come by themselves. */
function spot(drag, zone) {
  zone.classList.add("front-over");
  const list = zone.querySelector(".front-cards");
  const own = (card) => card.matches(".front-pinned") && card.dataset.article === drag.card.dataset.article;
  const standing = [...list.querySelectorAll(":scope > .front-card:not(.front-waits)")].filter((card) => !own(card));
  const middle = (card) => card.getBoundingClientRect().top + card.offsetHeight / 2;
  const lead = zone.classList.contains("front-lead");
  const index = lead ? 0 : standing.filter((card) => middle(card) < drag.y).length;
  if (standing[index]) standing[index].before(drag.line);
  else if (standing.length) standing.at(-1).after(drag.line);
  else list.prepend(drag.line);
  return { place: zone.dataset.place, index };
}

function scroll({ y }) {
  if (y < EDGE) scrollBy(0, -STEP);
  else if (y > innerHeight - EDGE) scrollBy(0, STEP);
}

function lay(drag) {
  clearInterval(drag.scrolls);
  drag.ghost.remove();
  drag.line.remove();
  drag.card.classList.remove("front-dragged");
  document.documentElement.classList.remove("front-dragging");
  for (const zone of document.querySelectorAll(".front-over")) zone.classList.remove("front-over");
  lastLaid = performance.now();
}
