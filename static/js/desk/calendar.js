// Planned stories are dragged to another day: it sends the entry's own form, which is there for
// the keyboard too, with the day that it was dropped on.

let dragged = null;

for (const entry of document.querySelectorAll("[data-moves]")) {
  entry.addEventListener("dragstart", (event) => {
    dragged = entry;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", entry.querySelector("a").textContent);
    entry.classList.add("is-dragged");
  });
  entry.addEventListener("dragend", () => {
    dragged = null;
    entry.classList.remove("is-dragged");
    leave();
  });
}

function leave() {
  for (const day of document.querySelectorAll(".is-target")) day.classList.remove("is-target");
}

for (const day of document.querySelectorAll("[data-day]")) {
  day.addEventListener("dragover", (event) => {
    if (!dragged) return; // a file or a link from elsewhere
    event.preventDefault();
    if (!day.classList.contains("is-target")) leave();
    day.classList.add("is-target");
  });
  day.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const form = dragged.querySelector(".calendar-move form");
    if (day.contains(form)) return;
    form.elements.day.value = day.dataset.day;
    form.requestSubmit();
  });
}
