// A video of another site: its address, pasted alone, becomes a figure of the text. The text keeps
// site and number, `<figure data-embed="youtube:…">`; the cleaner makes them of the address.

import { Node, Plugin } from "django-prose-editor/editor";
import { gettext } from "desk/words";

export const Embed = Node.create({
  name: "embed",
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,

  addOptions() {
    return { sites: [] }; // [{ code, name, address: a pattern whose group is the video's id }]
  },

  addAttributes() {
    return {
      embed: {
        default: "",
        parseHTML: (element) => element.dataset.embed ?? "",
        renderHTML: ({ embed }) => ({ "data-embed": embed }),
      },
    };
  },

  parseHTML() {
    return [
      {
        tag: "figure[data-embed]",
        priority: 60, // before the figure that is a photograph
        contentElement: (element) => element.querySelector("figcaption") ?? element,
      },
    ];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes, ["figcaption", {}, 0]];
  },

  addNodeView() {
    return ({ node }) => view(node, this.options.sites);
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    const handlePaste = (_view, event) => {
      const embed = read(event.clipboardData?.getData("text/plain") ?? "", options.sites);
      const { empty, $to } = editor.state.selection;
      if (!embed || !empty) return false; // an address on chosen words is a link
      const after = $to.depth ? $to.after(1) : $to.pos;
      return editor.chain().insertContentAt(after, { type: "embed", attrs: { embed } }).run();
    };
    return [new Plugin({ props: { handlePaste } })];
  },
});

function read(text, sites) {
  for (const { code, address } of sites) {
    const id = text.trim().match(new RegExp(`${address}\\S*$`))?.[1];
    if (id) return `${code}:${id}`;
  }
  return "";
}

function view(node, sites) {
  const [code, id] = node.attrs.embed.split(":");
  const name = sites.find((site) => site.code === code)?.name ?? code;
  const dom = document.createElement("figure");
  dom.className = "story-figure";
  const frame = dom.appendChild(document.createElement("div"));
  frame.className = "story-figure-frame";
  frame.contentEditable = "false";
  frame.appendChild(document.createElement("p")).textContent = `${gettext("Video on %s").replace("%s", name)} (${id})`;
  const contentDOM = dom.appendChild(document.createElement("figcaption"));
  contentDOM.dataset.label = gettext("Caption");
  const update = (to) => {
    if (!to.sameMarkup(node)) return false;
    contentDOM.classList.toggle("is-empty", to.content.size === 0);
    return true;
  };
  update(node);
  return { dom, contentDOM, update };
}
