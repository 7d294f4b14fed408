// The checklist follows what is written, and links to other sites are tried where one asks for it.

import { form } from "desk/form";

const { gettext } = window;
const QUIET = 1_200; // ms after the last change
const box = document.getElementById("checklist");
const findings = document.getElementById("findings");
const answers = document.getElementById("link-answers");
const MOMENTS = ["published_at", "embargo_until", "expires_at"].flatMap((name) => [`${name}_0`, `${name}_1`]);
const LOOKED_AT = ["csrfmiddlewaretoken", "headline", "lead", "body", "section", "lead_image", "lead_alt", ...MOMENTS];

function text() {
  const all = new FormData(form);
  const sent = new FormData();
  for (const name of LOOKED_AT) if (all.has(name)) sent.append(name, all.get(name));
  return sent;
}

const asText = (data) => JSON.stringify([...data].slice(1));

let last = "";
let waiting;
let asking;

async function look() {
  const sent = text();
  const now = asText(sent);
  if (now === last) return;
  last = now;
  asking?.abort();
  asking = new AbortController();
  try {
    const { signal } = asking;
    const answer = await fetch(box.dataset.address, { method: "POST", body: sent, redirect: "manual", signal });
    if (answer.ok) findings.innerHTML = await answer.text();
    else last = "";
  } catch {
    last = ""; // offline, or overtaken by what was typed since
  }
}

function lookSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(look, QUIET);
}

async function ask(event) {
  event.preventDefault();
  const button = event.currentTarget;
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  answers.textContent = gettext("Trying the links…");
  try {
    const answer = await fetch(button.formAction, { method: "POST", body: text(), redirect: "manual" });
    if (!answer.ok && answer.status !== 429) throw new Error(answer.statusText);
    answers.innerHTML = await answer.text();
  } catch {
    answers.textContent = gettext("The links could not be tried. You can publish all the same.");
  } finally {
    button.ariaBusy = "false";
  }
}

// A place that is named leads into it, the text's too, whose own field is behind the editor.
function goTo(event) {
  const place = event.target.closest(".finding-place");
  if (!place) return;
  const field = document.getElementById(place.hash.slice(1));
  const editor = field?.closest(".form-row")?.querySelector(".ProseMirror, .select2-selection");
  if (!field) return;
  event.preventDefault();
  (editor ?? field).focus();
  (editor ?? field).scrollIntoView({ block: "center" });
}

if (box && form) {
  last = asText(text());
  for (const name of ["input", "change", "click"]) form.addEventListener(name, lookSoon);
  window.django.jQuery(form).on("change", lookSoon); // select2 tells jQuery alone
  document.getElementById("ask-links")?.addEventListener("click", ask);
  box.addEventListener("click", goTo);
}
