// The framing of a picture: its focal point, set by a click, by dragging or with the arrow keys, and
// crops by hand. What each shape shows is drawn at once. The numbers stay typeable, and without this
// script the server draws what was saved.

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const tenth = (value) => Math.round(value * 10) / 10;
const SMALLEST = 10; // per cent of the picture's width
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

for (const framing of document.querySelectorAll("[data-framing]")) {
  const [x, y] = ["id_focal_x", "id_focal_y"].map((id) => document.getElementById(id));
  if (!x || !y) break; // somebody who may look and not change
  const ground = framing.querySelector("[data-focal]");
  const point = ground.querySelector(".focal-point");
  const [width, height] = framing.dataset.shape.split("x").map(Number);

  // ── the focal point ────────────────────────────────────────────────────────────────────────

  const show = () => {
    point.style.left = `${x.value}%`;
    point.style.top = `${y.value}%`;
    point.setAttribute("aria-valuenow", x.value);
    point.setAttribute("aria-valuetext", `${x.value} %, ${y.value} %`);
    shapes.forEach((shape) => shape.draw());
  };
  const move = (left, top) => {
    x.value = clamp(Math.round(left), 0, 100);
    y.value = clamp(Math.round(top), 0, 100);
    for (const field of [x, y]) field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  /** Where an event is on the picture, in per cent. */
  const at = (event) => {
    const edge = ground.querySelector("img").getBoundingClientRect();
    return [
      ((event.clientX - edge.left) / edge.width) * 100,
      ((event.clientY - edge.top) / edge.height) * 100,
    ];
  };
  Object.assign(point, { tabIndex: 0, role: "slider", ariaLabel: point.dataset.label });
  ground.addEventListener("click", (event) => {
    if (event.target.closest(".crop-frame")) return;
    move(...at(event));
    point.focus({ preventScroll: true });
  });
  drag(point, (event) => move(...at(event)));
  point.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key]?.map((way) => way * (event.shiftKey ? 10 : 1));
    if (!step) return;
    event.preventDefault();
    move(Number(x.value) + step[0], Number(y.value) + step[1]);
  });

  // ── crops by hand ──────────────────────────────────────────────────────────────────────────

  class Shape {
    constructor(item) {
      const [across, down] = item.dataset.ratio.split("x").map(Number);
      this.item = item;
      this.ratio = across / down;
      this.steepness = width / height / this.ratio; // height of a crop, in %, for 1 % of width
      this.image = item.querySelector("img");
      this.details = item.querySelector("details");
      this.fields = ["left", "top", "width"].map((side) => item.querySelector(`[data-side=${side}]`));
      if (this.details) this.prepare();
    }

    prepare() {
      this.clear = this.details.querySelector("[data-clear]");
      this.clear.hidden = false;
      this.frame = document.createElement("div");
      Object.assign(this.frame, { className: "crop-frame", tabIndex: 0, hidden: true, role: "group" });
      this.frame.ariaLabel = this.details.dataset.label;
      this.corner = document.createElement("span");
      this.frame.append(this.corner);
      ground.append(this.frame);
      this.details.addEventListener("toggle", () => this.toggle());
      this.clear.addEventListener("click", () => this.forget());
      for (const field of this.fields) field.addEventListener("input", () => this.draw());
      drag(this.frame, (event, from) => this.pull(event, from), () => this.part);
      drag(this.corner, (event, from) => this.stretch(event, from), () => this.part);
      this.frame.addEventListener("keydown", (event) => this.key(event));
      queueMicrotask(() => this.details.open && this.toggle()); // once all shapes are there
    }

    get isCut() {
      return this.details && this.fields.every((field) => field.value !== "");
    }

    /** What the shape shows, in per cent of the picture: by hand, or around the focal point. */
    get part() {
      if (this.isCut) {
        const [left, top, wide] = this.fields.map((field) => Number(field.value));
        return { left, top, width: wide, height: wide * this.steepness };
      }
      const wide = 100 / Math.max(width / height / this.ratio, 1);
      const high = wide * this.steepness;
      const edge = (middle, length) => clamp(middle - length / 2, 0, 100 - length);
      return { left: edge(Number(x.value), wide), top: edge(Number(y.value), high), width: wide, height: high };
    }

    draw() {
      const { left, top, width: wide, height: high } = this.part;
      Object.assign(this.image.style, {
        width: `${10_000 / wide}%`, left: `${(-left * 100) / wide}%`, top: `${(-top * 100) / high}%`,
      });
      this.item.toggleAttribute("data-by-hand", this.isCut);
      if (this.frame) {
        Object.assign(this.frame.style, { left: `${left}%`, top: `${top}%`, width: `${wide}%`, height: `${high}%` });
      }
    }

    /** Cut, kept within the picture; the width is taken before the place. */
    cut(left, top, wide) {
      const widest = Math.min(100, 100 / this.steepness);
      const kept = tenth(Math.floor(clamp(wide, SMALLEST, widest) * 10) / 10);
      const most = [100 - kept, 100 - kept * this.steepness];
      const values = [clamp(left, 0, most[0]), clamp(top, 0, Math.max(most[1], 0)), kept];
      this.fields.forEach((field, n) => { field.value = n < 2 ? Math.floor(values[n] * 10) / 10 : kept; });
      this.draw();
    }

    toggle() {
      this.frame.hidden = !this.details.open;
      if (!this.details.open) return;
      for (const other of shapes) if (other !== this && other.details?.open) other.details.open = false;
      this.draw(); // around the focal point as long as nobody draws: who only looks cuts nothing
    }

    forget() {
      for (const field of this.fields) field.value = "";
      this.details.open = false;
      this.draw();
    }

    pull(event, { part, from }) {
      const [left, top] = at(event);
      this.cut(part.left + left - from[0], part.top + top - from[1], part.width);
    }

    stretch(event, { part }) {
      const right = at(event)[0];
      const room = Math.min(100 - part.left, (100 - part.top) / this.steepness);
      this.cut(part.left, part.top, Math.min(right - part.left, room));
    }

    key(event) {
      const { left, top, width: wide } = this.part;
      const far = event.shiftKey ? 10 : 1;
      const step = ARROWS[event.key];
      const grow = { "+": 2, "=": 2, "-": -2 }[event.key];
      if (!step && !grow) return;
      event.preventDefault();
      if (step) this.cut(left + step[0] * far, top + step[1] * far, wide);
      else this.cut(left - grow / 2, top - (grow * this.steepness) / 2, wide + grow);
    }
  }

  /** Follow a pointer that went down on an element; what `start` gives is remembered meanwhile. */
  function drag(element, follow, start = () => null) {
    let held = null;
    element.addEventListener("pointerdown", (event) => {
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      held = { part: start(), from: at(event) };
    });
    element.addEventListener("pointermove", (event) => {
      if (held && element.hasPointerCapture(event.pointerId)) follow(event, held);
    });
    element.addEventListener("lostpointercapture", () => { held = null; });
  }

  const shapes = [...framing.querySelectorAll("[data-ratio]")].map((item) => new Shape(item));
  for (const field of [x, y]) field.addEventListener("input", show);
  show();
}
