// Walks the grid of the library with the arrow keys; the space bar marks the picture that is at.

const grid = document.querySelector("[data-library]");
const links = grid ? [...grid.querySelectorAll("li > a")] : [];

grid?.addEventListener("keydown", (event) => {
  const at = links.indexOf(event.target);
  if (at === -1 || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === " ") {
    const box = event.target.parentElement.querySelector("input[type=checkbox]");
    if (!box) return;
    event.preventDefault();
    box.click();
    return;
  }
  const columns = getComputedStyle(grid).gridTemplateColumns.split(" ").length;
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  const to = { Home: 0, End: links.length - 1 }[event.key] ?? at + (steps[event.key] ?? NaN);
  if (!links[to]) return;
  event.preventDefault();
  links[to].focus();
});
