// A picture that came in though the library has it, or one like it: which of the two is used?

import { make } from "./elements.js";
import { gettext } from "./words.js";

/** Show a picture of the library that is like one that came in, with what can be done about it. */
export function twin(other, verbs) {
  const kind = other.is_same_file ? gettext("The same file is in the library:") : gettext("It looks like:");
  const link = make("a", { href: other.change, target: "_blank", textContent: other.caption });
  const picture = make("img", { src: other.thumbnail, alt: "" });
  return make("div", { className: "upload-twin" }, [picture, make("span", {}, [`${kind} `, link]), ...verbs]);
}

/** Let a picture that came in go for another one; resolves to whether the desk did it. */
export async function instead(image, other) {
  const body = new FormData();
  body.append("of", other.id);
  body.append("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(image.instead, { method: "POST", body, redirect: "manual" }).catch(() => null);
  return Boolean(answer?.ok);
}

/** Ask in a box which is used where a picture came in twice; resolves to the key of that one. */
export function whichOne(image, box) {
  const [other] = image.same;
  if (!other) return image.id;
  return new Promise((resolve) => {
    const words = { use: gettext("Use that one instead"), keep: gettext("Use the new one") };
    const [use, keep] = Object.values(words).map((textContent) => make("button", { type: "button", textContent }));
    const line = twin(other, [use, keep]);
    const settle = (id) => {
      line.remove();
      resolve(id);
    };
    use.addEventListener("click", async () => settle((await instead(image, other)) ? other.id : image.id));
    keep.addEventListener("click", () => settle(image.id));
    box.append(line);
    use.focus();
  });
}
