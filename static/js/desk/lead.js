// The lead image: shown as it is, chosen with the same dialog as pictures in the text, or dropped here.

import { image as ask } from "desk/library";
import { pick } from "desk/picker";
import { toast } from "desk/toast";
import { bring, warnings } from "desk/sending";
import { gettext } from "desk/words";

const select = document.getElementById("id_lead_image");
const places = { ...document.getElementById("desk-library")?.dataset };
const row = select?.closest(".form-row");
const frame = document.createElement("div");
const lines = document.createElement("div");

async function show() {
  const wanted = select.value;
  const found = wanted ? await ask(places.library, Number(wanted)).catch(() => null) : null;
  if (wanted !== select.value) return;
  frame.replaceChildren();
  for (const [id, words] of [["id_lead_caption", found?.caption], ["id_lead_alt", found?.alt]]) {
    const field = document.getElementById(id);
    if (field) field.placeholder = words ?? "";
  }
  if (!found) return;
  const { thumbnail: src, srcset, alt, width, height } = found;
  frame.append(Object.assign(new Image(width, height), { src, srcset, sizes: "340px", alt }));
}

function choose(image) {
  const known = [...select.options].find(({ value }) => value === String(image.id));
  const option = known ?? new Option(image.caption || `#${image.id}`, image.id);
  if (!known) select.append(option);
  option.selected = true;
  window.django.jQuery(select).trigger("change"); // what the admin's search box listens to
}

async function take(file) {
  const image = await bring(places.upload, file, lines, () => take(file));
  if (!image) return;
  choose(image);
  const said = warnings([image]);
  if (said) toast(said);
}

function offer() {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "secondary" });
  button.textContent = gettext("Choose or upload…");
  button.addEventListener("click", async () => {
    const image = await pick(places);
    if (image) choose(image);
    button.focus();
  });
  row.addEventListener("drop", ({ dataTransfer }) => {
    const [file] = dataTransfer.files;
    if (file && places.upload) take(file);
  });
  row.append(button, lines, frame);
}

if (select) {
  frame.className = "lead-preview";
  lines.className = "upload-lines";
  offer();
  window.django.jQuery(select).on("change", show); // select2 tells jQuery alone
  show();
}
