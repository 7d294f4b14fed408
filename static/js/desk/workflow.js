// Sending a story back with a note, and the ten seconds in which a step is taken back. Without this
// script the button leads to a page that asks for the note, and the way back says until when.

const dialog = document.getElementById("send-back");
let selected = ""; // words of the body, as they were marked last

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const inBody = selection?.anchorNode?.parentElement?.closest(".ProseMirror, .story-read");
  if (inBody && !selection.isCollapsed) selected = selection.toString().trim();
});

function askForNote(event) {
  const button = event.target.closest?.("button[name=_send_back]");
  if (!dialog || !button || dialog.contains(button)) return;
  event.preventDefault();
  const [note, quote] = dialog.querySelectorAll("textarea");
  quote.value ||= selected.slice(0, quote.maxLength);
  note.required = true; // only now: a field that nobody sees would hold up the other buttons
  dialog.showModal();
  note.focus();
}

if (dialog) {
  addEventListener("click", askForNote, true);
  dialog.querySelector("[data-closes]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => (dialog.querySelector("textarea").required = false));
}

function countDown(form) {
  const left = form.querySelector(".undo-left");
  left.setAttribute("aria-hidden", "true"); // or each second would be read out
  left.classList.add("undo-counts");
  const over = Date.now() + form.dataset.seconds * 1000;
  const timer = setInterval(tick, 250);
  function tick() {
    const seconds = Math.ceil((over - Date.now()) / 1000);
    left.textContent = seconds;
    if (seconds > 0) return;
    clearInterval(timer);
    form.remove();
  }
  tick();
}

for (const form of document.querySelectorAll("form.undo")) countDown(form);
