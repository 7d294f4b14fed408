// Tells the others who have this story open that we are here, and shows who they are.

const EVERY = 15_000;
const place = document.getElementById("presence");
const form = document.getElementById("article_form");
let typed = false;

function report(extra = {}) {
  const told = new FormData();
  for (const name of ["csrfmiddlewaretoken", "version"]) told.set(name, form.elements[name].value);
  if (typed) told.set("typed", "1");
  typed = false;
  for (const [name, value] of Object.entries(extra)) told.set(name, value);
  return told;
}

function show({ lines, saved }) {
  const wanted = saved ? [...lines, saved] : lines;
  const shown = [...place.children].map((line) => line.textContent);
  if (wanted.join("\n") === shown.join("\n")) return; // a screen reader hears what is new, once
  place.replaceChildren(
    ...wanted.map((text) => Object.assign(document.createElement("p"), { textContent: text })),
  );
  place.lastElementChild?.classList.toggle("presence-saved", Boolean(saved));
}

async function beat() {
  if (document.hidden) return;
  try {
    const answer = await fetch(place.dataset.address, { method: "POST", body: report() });
    if (answer.ok && !answer.redirected) show(await answer.json());
  } catch {
    // Offline: who is here is told again when the desk can be reached.
  }
}

if (place?.dataset.address && form) {
  form.addEventListener("input", () => { typed = true; });
  document.addEventListener("visibilitychange", beat);
  addEventListener("pagehide", () => navigator.sendBeacon(place.dataset.address, report({ left: "1" })));
  setInterval(beat, EVERY);
  beat();
}
