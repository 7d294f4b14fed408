// Keys of the desk. What they do is listed in the dialog that "?" opens.

const list = document.getElementById("shortcuts");
const mac = /mac|iphone|ipad/i.test(navigator.userAgentData?.platform ?? navigator.platform);
const held = (event) => (mac ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey;
const verbs = () => [...document.querySelectorAll(".story-bar button[type=submit]")];

const KEYS = {
  s: () => press(verbs()[0]),
  enter: () => ask(verbs().find((verb) => verb.classList.contains("primary"))),
  k: () => {
    if (document.activeElement?.closest(".ProseMirror")) return false; // the editor's own: a link
    return find();
  },
};

// Where nothing is typed.
const PLAIN = {
  "?": () => {
    list?.showModal();
    return Boolean(list);
  },
  "/": () => find(),
};

// The box over everything; where the line at the top has no room for it, the page that has.
function find() {
  const boxes = [...document.querySelectorAll("#search-everything, #desk-search")];
  const box = boxes.find((each) => each.checkVisibility());
  box?.focus();
  box?.select();
  if (!box) document.querySelector(".desk-find")?.click();
  return Boolean(box);
}

function press(button) {
  button?.click();
  return Boolean(button);
}

// A key pressed by mistake publishes nothing: what will happen is said first.
function ask(verb) {
  const dialog = document.getElementById("verb-sentence");
  if (!verb || !dialog) return press(verb);
  dialog.querySelector("h2").textContent = verb.textContent;
  dialog.querySelector("p").textContent = verb.title;
  const go = dialog.querySelector("button[value=go]");
  go.textContent = verb.textContent;
  dialog.onclose = () => dialog.returnValue === "go" && verb.click();
  dialog.returnValue = "";
  dialog.showModal();
  go.focus();
  return true;
}

// Before the editor, which would take Ctrl+Enter for a new line.
addEventListener("keydown", (event) => {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  const done = held(event) && KEYS[event.key.toLowerCase()]?.();
  const typing = event.target.closest?.("input, textarea, select, [contenteditable=true]");
  const plain = !typing && !event.ctrlKey && !event.metaKey && !event.altKey && PLAIN[event.key]?.();
  if (!done && !plain) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

for (const opener of document.querySelectorAll("[data-opens=shortcuts]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => list.showModal());
}
for (const dialog of document.querySelectorAll("dialog.desk-dialog")) {
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
}
if (mac) for (const key of document.querySelectorAll("kbd[data-mod]")) key.textContent = "⌘";
