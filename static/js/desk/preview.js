// The story as its readers will see it and as networks will show it, beside the form, drawn anew a
// moment after the last keystroke. Without this script the button opens it on a page of its own.

import { form, valueOf, written } from "desk/form";
import { morph } from "desk/morph";

const LOOK_EVERY = 250; // ms: at what has changed
const QUIET = 400; // ms after the last change
const LONGEST = 2_000; // ms that somebody who never pauses waits
const WIDTHS = { phone: 360, desktop: 1280 }; // px of the page

const panel = document.getElementById("preview");
const opener = document.querySelector("[data-previews]");
const frame = panel?.querySelector("iframe");
const stage = panel?.querySelector(".preview-stage");
const cards = panel?.querySelector(".preview-cards");
const trouble = panel?.querySelector(".preview-trouble");
const ways = [...(panel?.querySelectorAll("[data-shows][aria-pressed]") ?? [])];

let shows = "phone";
let drawn = ""; // the text as it was last drawn
let wanted = ""; // as it was last looked at
let since = 0;
let waiting, asking;

const text = () => JSON.stringify(written().filter(([name]) => !name.startsWith("draft_")));

function look() {
  if (panel.hidden) return;
  const now = text();
  if (now === wanted) return;
  wanted = now;
  since ||= Date.now();
  clearTimeout(waiting);
  waiting = setTimeout(draw, Math.min(QUIET, Math.max(LONGEST - (Date.now() - since), 0)));
}

async function draw() {
  clearTimeout(waiting);
  asking?.abort();
  const { signal } = (asking = new AbortController());
  const sent = text();
  since = 0;
  if (sent === drawn) return;
  const told = await ask(sent, signal).catch((error) => (error.name === "AbortError" ? error : null));
  if (signal.aborted) return;
  trouble.textContent = told ? "" : trouble.dataset.away;
  if (!told) return;
  drawn = sent;
  showPage(told.page);
  showCards(told.cards);
}

async function ask(sent, signal) {
  const body = new FormData();
  for (const [name, value] of JSON.parse(sent)) body.append(name, value);
  body.set("csrfmiddlewaretoken", valueOf([...new FormData(form)], "csrfmiddlewaretoken"));
  const headers = { Accept: "application/json" };
  const answer = await fetch(panel.dataset.address, { method: "POST", body, headers, redirect: "manual", signal });
  return answer.ok ? answer.json() : null;
}

function showPage(html) {
  const made = new DOMParser().parseFromString(html, "text/html");
  made.documentElement.classList.add("scripted"); // what needs a script on the page is shown
  const page = frame.contentDocument;
  const stands = page?.URL === "about:srcdoc" && page.readyState !== "loading";
  if (stands) morph(page.documentElement, made.documentElement);
  else frame.srcdoc = `<!doctype html>${made.documentElement.outerHTML}`;
}

function showCards(html) {
  const made = cards.cloneNode();
  made.innerHTML = html;
  morph(cards, made);
}

function show(way) {
  shows = way;
  for (const button of ways) button.setAttribute("aria-pressed", String(button.dataset.shows === way));
  cards.hidden = way !== "cards";
  stage.hidden = way === "cards";
  document.body.dataset.previewing = way;
  if (way in WIDTHS) stage.dataset.shows = way;
  fit();
}

// A page wider than its place is drawn smaller, never narrower.
function fit() {
  const width = WIDTHS[shows];
  if (!width || !stage.clientWidth) return;
  const scale = Math.min(1, stage.clientWidth / width);
  frame.style.width = `${width}px`;
  frame.style.height = `${stage.clientHeight / scale}px`;
  frame.style.transform = `scale(${scale})`;
}

function toggle(open = panel.hidden) {
  panel.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
  if (!open) {
    delete document.body.dataset.previewing;
    return opener.focus();
  }
  show(shows);
  wanted = text();
  draw();
}

function begin() {
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", "preview");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    toggle();
  });
  panel.querySelector(".preview-close").addEventListener("click", () => toggle(false));
  for (const button of ways) button.addEventListener("click", () => show(button.dataset.shows));
  for (const place of [panel, opener]) {
    place.addEventListener("keydown", (event) => event.key === "Escape" && !panel.hidden && toggle(false));
  }
  let looking;
  const soon = () => (looking ??= setTimeout(() => ((looking = undefined), look()), LOOK_EVERY));
  for (const name of ["input", "change", "click", "focusin"]) form.addEventListener(name, soon);
  window.django.jQuery(form).on("change", soon); // select2 tells jQuery alone
  new ResizeObserver(fit).observe(stage);
  addEventListener("keydown", (event) => {
    const held = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
    if (!held || event.key.toLowerCase() !== "p" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    event.stopPropagation();
    toggle();
  }, true);
}

if (panel && opener && form) begin();
