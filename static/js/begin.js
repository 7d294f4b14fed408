// Runs before the story is drawn, so that nothing jumps: what needs script shows from the start,
// and the text has the size that its reader chose.

document.documentElement.classList.add("scripted");
try {
  const size = localStorage.getItem("text-size");
  if (size) document.documentElement.dataset.textSize = size;
} catch {
  // Storage is switched off: the text has its own size.
}
