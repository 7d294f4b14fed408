// The form of a story: fields that grow, a button that says when.

import { gettext } from "desk/words";

const byId = (id) => document.getElementById(id);

// Where style sheets cannot say it yet.
const growing = CSS.supports("field-sizing", "content") ? [] : document.querySelectorAll("[data-grows]");
for (const field of growing) {
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  };
  field.addEventListener("input", grow);
  addEventListener("resize", grow);
  grow();
}

// A headline is one line: Enter goes on to the lead instead of breaking it.
byId("id_headline")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  byId("id_lead")?.focus();
});

// A new story opens with the cursor in its headline.
if (!byId("id_headline")?.value && !document.querySelector(".errornote")) byId("id_headline")?.focus();

// The moment that stands in two fields, and how it is written there; no moment is NaN.
function momentIn(name) {
  const [day, hour] = [0, 1].map((part) => byId(`id_${name}_${part}`)?.value ?? "");
  const [, d, m, y] = day.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/) ?? [];
  const [, h, min] = hour.match(/^(\d{1,2}):(\d{2})/) ?? [null, "0", "00"];
  const offset = Number(document.body.dataset.adminUtcOffset ?? 0);
  const at = Date.UTC(y, m - 1, d, h, min) - offset * 1000;
  return { at, when: hour ? `${hour.slice(0, 5)}, ${day}` : day };
}

// Ask the server to say the moments that stand in the fields as the newsroom does: with the weekday,
// and how long it is until then.
let asking;
async function sayOutlook(fields, says) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (signal.aborted) return;
  const typed = new URLSearchParams(fields.map((field) => [field.name, field.value]));
  const answer = await fetch(`${says.closest("[data-outlook]").dataset.outlook}?${typed}`, { redirect: "manual", signal });
  const told = answer.status === 200 && (await answer.text());
  if (told && !signal.aborted) says.textContent = told;
}

// "Publish" becomes "Publish at 18:00, 24/11/2026" once a later moment stands in the field, and the
// sentence under it follows; until somebody changes a moment it is the server's.
function nameVerb() {
  const button = document.querySelector("button[name=_publish]");
  const says = byId("hint_publish");
  const names = ["published_at", "embargo_until"];
  const fields = names.flatMap((name) => [0, 1].map((part) => byId(`id_${name}_${part}`))).filter(Boolean);
  if (!button || !says || !fields.length) return;
  const [plain, told] = [button.textContent, says.textContent];
  const written = () => fields.map((field) => field.value).join();
  const opened = written();
  let before = opened;
  const name = () => {
    const later = names.map(momentIn).filter((moment) => moment.at > Date.now());
    const published = momentIn("published_at");
    const label = gettext("Publish at %s").replace("%s", published.when);
    button.textContent = published.at > Date.now() ? label : plain;
    const last = later.sort((one, other) => other.at - one.at)[0];
    const fresh = last ? gettext("Readers see it from %s on.").replace("%s", last.when) : gettext("Readers see it at once.");
    if (written() === before) return;
    before = written();
    says.textContent = before === opened ? told : fresh;
    sayOutlook(fields, says).catch(() => {}); // offline, or overtaken: what stands there is true too
  };
  for (const field of fields) {
    field.addEventListener("input", name);
    field.addEventListener("focus", name); // the calendar and clock links fill and focus them
    field.addEventListener("change", name);
  }
  name();
}

// On a narrow screen what stands beside the text folds away under it, unless it holds an error.
function foldSide() {
  const side = byId("story-side");
  const narrow = matchMedia("(max-width: 1023px)");
  const fold = () => side && (side.open = !narrow.matches || Boolean(side.querySelector(".errors")));
  narrow.addEventListener("change", fold);
  fold();
}

foldSide();
nameVerb();
