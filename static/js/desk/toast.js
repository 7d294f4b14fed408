// A line at the foot of the desk that says what has just happened, and goes by itself.

const SHOWN_FOR = 10_000; // ms

let shown, going;

/** Say something; `verbs` are [[words, act], …], each a button that also takes the line away. */
export function toast(text, verbs = []) {
  untoast();
  shown = document.createElement("p");
  shown.className = "desk-toast";
  shown.setAttribute("role", "status");
  const buttons = verbs.map(([words, act]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    button.addEventListener("click", () => {
      untoast();
      act();
    });
    return button;
  });
  shown.append(`${text} `, ...buttons);
  document.body.append(shown);
  going = setTimeout(untoast, SHOWN_FOR);
}

export function untoast() {
  clearTimeout(going);
  shown?.remove();
  shown = undefined;
}
