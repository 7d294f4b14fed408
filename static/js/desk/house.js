// What the house's text may hold and the editor library has no node for, and how it writes it:
// an edit changes what was edited and leaves the rest of the text as it was.

import {
  Extension,
  Link as BaseLink,
  Mark,
  Table as BaseTable,
  TableHeader as BaseHeader,
} from "django-prose-editor/editor";
import { gettext } from "desk/words";

const inline = (name, tag) =>
  Mark.create({
    name,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  });

export const Cite = inline("cite", "cite");
export const Quote = inline("quote", "q");

export const Link = BaseLink.extend({
  // A link that is pasted keeps its address; the library would make one of its words.
  addPasteRules: () => [],
  addKeyboardShortcuts() {
    return {
      "Mod-k": ({ editor }) => {
        if (editor.state.selection.empty && !editor.isActive("link")) selectWord(editor);
        return editor.commands.addLink();
      },
    };
  },
});

function selectWord(editor) {
  const { $from } = editor.state.selection;
  const text = $from.parent.textBetween(0, $from.parent.content.size, null, "\ufffc");
  const before = text.slice(0, $from.parentOffset).match(/[\p{L}\p{M}\p{N}]*$/u)[0].length;
  const after = text.slice($from.parentOffset).match(/^[\p{L}\p{M}\p{N}]*/u)[0].length;
  editor.commands.setTextSelection({ from: $from.pos - before, to: $from.pos + after });
}

export const TableHeader = BaseHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), scope: { default: null } };
  },
});

// The editor's table is rows alone: its caption and the number of its head rows go along as
// attributes and become elements again when the text is written.
export const Table = BaseTable.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: "",
        parseHTML: (element) => element.querySelector("caption")?.innerHTML ?? "",
        renderHTML: ({ caption }) => (caption ? { "data-caption": caption } : {}),
      },
      head: {
        default: 0,
        parseHTML: (element) => element.querySelectorAll("thead > tr").length,
        renderHTML: ({ head }) => (head ? { "data-head": head } : {}),
      },
    };
  },
  parseHTML() {
    return [{ tag: "caption", ignore: true }, { tag: "table" }];
  },
});

// The editor drops a line end that stands alone between two elements, and glues their words.
function unbroken(html) {
  return html
    .split(/(<pre>[^]*?<\/pre>)/)
    .map((part) => (part.startsWith("<pre>") ? part : part.replaceAll("\n", " ")))
    .join("");
}

function written(html) {
  const text = document.createElement("template");
  text.innerHTML = html;
  text.content.querySelectorAll("table").forEach(writeTable);
  for (const element of text.content.querySelectorAll("li, td, th")) {
    const [only] = element.children;
    if (element.childNodes.length === 1 && only?.matches("p")) only.replaceWith(...only.childNodes);
    else if (element.matches("li") && only?.matches("p")) only.replaceWith(...only.childNodes);
  }
  return [...text.content.children].map((block) => block.outerHTML).join("\n");
}

function writeTable(table) {
  table.querySelector("colgroup")?.remove();
  table.removeAttribute("style");
  for (const cell of table.querySelectorAll("td, th")) {
    for (const name of ["colspan", "rowspan"]) {
      if (cell.getAttribute(name) === "1") cell.removeAttribute(name);
    }
  }
  const { head, caption } = table.dataset;
  if (head) table.createTHead().append(...[...table.tBodies[0].rows].slice(0, Number(head)));
  if (caption) table.createCaption().innerHTML = caption;
  delete table.dataset.head;
  delete table.dataset.caption;
}

const LABELS = {
  heading2: "Heading",
  heading3: "Sub-heading",
  bulletList: "Bulleted list",
  orderedList: "Numbered list",
  blockquote: "Quotation",
  horizontalRule: "Dividing line",
  bold: "Bold",
  italic: "Italic",
  strike: "Strike through",
  underline: "Underline",
  subscript: "Subscript",
  superscript: "Superscript",
  link: "Link",
  unlink: "Remove link",
  photo: "Photo",
  gallery: "Gallery",
  table: "Table",
  "table:addColumnAfter": "Add column",
  "table:deleteColumn": "Delete column",
  "table:addRowAfter": "Add row",
  "table:deleteRow": "Delete row",
  "table:mergeCells": "Merge cells",
  "table:splitCell": "Split cell",
  "table:toggleHeaderCell": "Header cell",
  "table:deleteTable": "Delete table",
  undo: "Undo",
  redo: "Redo",
  html: "HTML source",
};

export const House = Extension.create({
  name: "house",
  priority: 1, // after the menu, whose buttons it names
  onBeforeCreate() {
    const { editor } = this;
    const original = editor.getHTML.bind(editor);
    editor.getHTML = () => written(original());
    editor.options.content = unbroken(editor.options.content);
  },
  onCreate() {
    const { dom } = this.editor.view;
    dom.setAttribute("role", "textbox");
    dom.setAttribute("aria-multiline", "true");
    dom.setAttribute("aria-label", document.querySelector("label[for=id_body]")?.textContent ?? "");
    for (const button of dom.parentElement.querySelectorAll(".prose-menubar [data-name]")) {
      const label = LABELS[button.dataset.name];
      if (!label) continue;
      button.title = gettext(label);
      button.setAttribute("aria-label", gettext(label));
    }
  },
});
