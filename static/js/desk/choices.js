// Pictures beside the names in the admin's search boxes. Runs before the boxes are set up.

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
