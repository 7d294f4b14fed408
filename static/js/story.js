// What a story does on a tap: a larger text, a link in the clipboard, paper, a video.

const root = document.documentElement;
const sizes = document.querySelectorAll(".sizes button");

function press() {
  const now = root.dataset.textSize ?? "";
  for (const button of sizes) button.setAttribute("aria-pressed", String(button.value === now));
}

for (const button of sizes) {
  button.addEventListener("click", () => {
    if (button.value) root.dataset.textSize = button.value;
    else delete root.dataset.textSize;
    press();
    try {
      localStorage.setItem("text-size", button.value);
    } catch {
      // Not remembered, then; this page has it all the same.
    }
  });
}
press();

for (const button of document.querySelectorAll("[data-copy]")) {
  const said = button.nextElementSibling;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      said.textContent = button.dataset.done;
    } catch {
      // Where the clipboard is closed to us, the reader copies from here.
      said.textContent = button.dataset.copy;
    }
  });
}

document.querySelector(".print")?.addEventListener("click", () => print());

for (const figure of document.querySelectorAll("[data-frame]")) {
  const frame = figure.querySelector(".embed-frame");
  const title = frame.querySelector(".label").textContent;
  frame.querySelector("button").addEventListener("click", () => {
    const player = document.createElement("iframe");
    player.src = figure.dataset.frame;
    player.title = figure.querySelector("figcaption")?.textContent.trim() || title;
    player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    player.referrerPolicy = "strict-origin-when-cross-origin"; // players refuse what says no origin
    frame.replaceChildren(player);
    player.focus();
  });
}
