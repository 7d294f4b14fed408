// How long headline, lead and text are, as they are written, and where the story will stand.

import { gettext } from "desk/words";

const byId = (id) => document.getElementById(id);
const filled = (words, number) => words.replace("%s", number.toLocaleString("vi"));
const syllables = (text) => text.split(/\s+/u).filter(Boolean).length;

// What reads well, in syllables; `most` in characters is where search results and cards cut.
const LIMITS = {
  id_headline: { from: 2, to: 22, most: 110 },
  id_lead: { from: 0, to: 80, most: 400 },
};

function counter(after) {
  const line = document.createElement("p");
  line.className = "counter";
  after.after(line);
  return line;
}

function judged(text, { from, to, most }) {
  const words = syllables(text);
  if (!words) return ["", ""];
  if (words < from) return ["short", gettext("short")];
  if (words > to || text.length > most) return ["long", gettext("long")];
  return ["fits", gettext("good length")];
}

for (const [id, limits] of Object.entries(LIMITS)) {
  const field = byId(id);
  if (!field) continue;
  const line = counter(field);
  const count = () => {
    const text = field.value.trim();
    const [state, word] = judged(text, limits);
    line.dataset.length = state;
    const parts = [filled(gettext("Words: %s"), syllables(text)), filled(gettext("Characters: %s"), text.length)];
    line.textContent = [...parts, word].filter(Boolean).join(" · ");
  };
  field.addEventListener("input", count);
  count();
}

function countBody() {
  const text = byId("id_body");
  if (!text) return;
  const pace = Number(document.querySelector("[data-pace]")?.dataset.pace);
  const line = counter(text.closest(".flex-container") ?? text);
  line.classList.add("counter-body");
  const reader = new DOMParser();
  const count = () => {
    // Where one block ends and the next begins is no space in HTML.
    const html = text.value.replace(/<\/(p|h2|h3|li|td|th|figcaption|blockquote|pre|caption)>|<br>/g, "$& ");
    const words = syllables(reader.parseFromString(html, "text/html").body.textContent);
    const lead = syllables(byId("id_lead")?.value ?? "");
    const minutes = Math.max(1, Math.round((words + lead) / pace));
    const parts = [filled(gettext("Words: %s"), words), filled(gettext("Minutes to read: %s"), minutes)];
    line.textContent = parts.join(" · ");
  };
  let waiting;
  const soon = () => (waiting ??= setTimeout(() => (count(), (waiting = undefined)), 250));
  text.addEventListener("input", soon);
  byId("id_lead")?.addEventListener("input", soon);
  count();
}

/** Show where the story will stand, as the server has worked it out. */
export function showAddress(address) {
  let line = byId("id_headline_helptext");
  if (!line && address) {
    line = Object.assign(document.createElement("div"), { id: "id_headline_helptext", className: "help" });
    byId("id_headline")?.closest(".form-row").append(line);
  }
  if (line) line.textContent = address;
}

countBody();
