// The quiet lines above a story that say what has happened to its text, each with its buttons.

const place = document.getElementById("draft-lines");
const shown = new Map();

/** Show a line in place of the one of the same name; `verbs` are [label, what it does] or links. */
export function say(name, text, verbs = [], { urgent = false } = {}) {
  unsay(name);
  if (!place) return;
  const line = document.createElement("p");
  line.className = "draft-line";
  line.dataset.name = name;
  line.setAttribute("role", urgent ? "alert" : "status");
  line.append(`${text} `, ...verbs.map(verb));
  place.append(line);
  shown.set(name, line);
}

/** Take a line away. */
export function unsay(name) {
  shown.get(name)?.remove();
  shown.delete(name);
}

function verb([label, act]) {
  if (typeof act === "string") {
    const link = Object.assign(document.createElement("a"), { href: act, textContent: label });
    link.className = "draft-verb";
    if (act.includes("/login/")) link.target = "_blank";
    return link;
  }
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  button.className = "draft-verb";
  button.addEventListener("click", act);
  return button;
}
