// The admin's search boxes: pictures beside what they find, and their own names. Runs before they
// are set up.

const { jQuery: $ } = window.django;

function row(choice) {
  if (!choice.thumbnail) return choice.text;
  const words = document.createElement("span");
  words.textContent = choice.credit ? `${choice.text} (${choice.credit})` : choice.text;
  const picture = Object.assign(new Image(72, 48), { src: choice.thumbnail, alt: "" });
  const line = document.createElement("span");
  line.className = "choice";
  line.append(picture, words);
  return line;
}

// A form that leaves its search boxes out, since they are not this account's to fill in, has none.
$.fn.select2?.defaults.set("templateResult", row);

// The admin's search boxes stand beside their labels without taking their names.
function nameBoxes() {
  for (const box of document.querySelectorAll(".select2-container")) {
    const select = box.previousElementSibling;
    const label = select?.getAttribute("aria-label") ?? document.getElementById(select?.id)?.labels?.[0]?.textContent ?? "";
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
      part.setAttribute("aria-label", label.trim().replace(/:$/, ""));
    }
  }
}

$(nameBoxes);
document.addEventListener("formset:added", () => setTimeout(nameBoxes));
