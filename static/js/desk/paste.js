// Pasting into the text: what comes in is cleaned, what was cleaned is said, and one undo takes it
// back. Ctrl+Shift+V pastes plain text, by the browser's own doing.

import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { clean } from "desk/cleaning";
import { straight } from "desk/links";
import { toast, untoast } from "desk/toast";
import { gettext } from "desk/words";

const filled = (words, number) => words.replace("%s", number.toLocaleString("vi"));

export const Paste = Extension.create({
  name: "cleanPaste", // "paste" is the library's own

  addProseMirrorPlugins() {
    const { editor } = this;
    const cleanHTML = (html) => {
      if (html.includes("data-pm-slice")) return html; // out of this editor
      const { html: text, ...counts } = clean(html);
      say(editor, text ? counts : { pictures: counts.pictures }); // nothing came in: nothing to undo
      return text;
    };
    const cleanText = (text) => {
      const plain = text.normalize("NFC").replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replaceAll("\u00a0", " ");
      return (/^https?:\/\/\S+$/.test(plain.trim()) && straight(plain)) || plain;
    };
    const begin = (view, event) => {
      // A step of its own in the history, however soon after the last key it comes.
      view.dispatch(pm.history.closeHistory(view.state.tr));
      const { files, types } = event.clipboardData ?? {};
      if (files?.length && !types.includes("text/html")) say(editor, { pictures: files.length });
      return false;
    };
    const props = { transformPastedHTML: cleanHTML, transformPastedText: cleanText, handlePaste: begin };
    return [new Plugin({ props })];
  },
});

function say(editor, { tags = 0, links = 0, pictures = 0 }) {
  const parts = [];
  if (tags) parts.push(filled(gettext("Tags cleaned: %s."), tags));
  if (links) parts.push(filled(gettext("Links straightened: %s."), links));
  if (pictures) parts.push(filled(gettext("Pictures left out: %s; put them into the library and choose them there."), pictures));
  if (!parts.length) return;
  const undo = [gettext("Undo"), () => editor.chain().focus().undo().run()];
  toast(parts.join(" "), tags || links ? [undo] : []);
  // The first update is the paste itself; after another, undo would take back something else.
  editor.once?.("update", () => editor.once("update", untoast));
}
