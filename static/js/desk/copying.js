// A button beside an address that puts it into the clipboard.

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = button.parentElement.querySelector("input[readonly]");
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select(); // where the clipboard is closed to us, Ctrl+C does it
    await navigator.clipboard?.writeText(field.value).then(() => (said.textContent = said.dataset.done), () => {});
  });
}
