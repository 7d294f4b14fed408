// The form of a story: fields that grow, the lead image shown, a button that says when.

import { image } from "desk/library";
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

function showLeadImage() {
  const select = byId("id_lead_image");
  if (!select) return;
  const frame = document.createElement("div");
  frame.className = "lead-preview";
  select.closest(".form-row").append(frame);
  const caption = byId("id_lead_caption");
  const { library } = byId("desk-library").dataset;
  const show = async () => {
    const found = select.value ? await image(library, Number(select.value)).catch(() => null) : null;
    frame.replaceChildren();
    if (caption) caption.placeholder = found?.caption ?? "";
    if (!found) return;
    const { thumbnail: src, srcset, alt, width, height } = found;
    frame.append(Object.assign(new Image(width, height), { src, srcset, sizes: "340px", alt }));
  };
  window.django.jQuery(select).on("change", show); // select2 tells jQuery alone
  show();
}

// "Publish" becomes "Publish at 18:00, 24/11/2026" once a later moment stands in the field.
function nameVerb() {
  const button = document.querySelector("button[name=_publish]");
  const day = byId("id_published_at_0");
  const hour = byId("id_published_at_1");
  if (!button || !day || !hour) return;
  const plain = button.textContent;
  const offset = Number(document.body.dataset.adminUtcOffset ?? 0);
  const name = () => {
    const [, d, m, y] = day.value.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/) ?? [];
    const [, h, min] = hour.value.match(/^(\d{1,2}):(\d{2})/) ?? [null, "0", "00"];
    const moment = Date.UTC(y, m - 1, d, h, min) - offset * 1000;
    const later = moment > Date.now();
    const when = hour.value ? `${hour.value.slice(0, 5)}, ${day.value}` : day.value;
    button.textContent = later ? gettext("Publish at %s").replace("%s", when) : plain;
  };
  for (const field of [day, hour]) {
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

// The admin's search boxes stand beside their labels without taking their names.
function nameBoxes() {
  for (const box of document.querySelectorAll(".select2-container")) {
    const select = box.previousElementSibling;
    const label = select?.getAttribute("aria-label") ?? byId(select?.id)?.labels?.[0]?.textContent ?? "";
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
      part.setAttribute("aria-label", label.trim().replace(/:$/, ""));
    }
  }
}

window.django.jQuery(nameBoxes);
document.addEventListener("formset:added", () => setTimeout(nameBoxes));
foldSide();
showLeadImage();
nameVerb();
