// The form of a story as the scripts of writing see it: its text, and the way to the server.

export const root = document.getElementById("desk-draft");
export const form = document.getElementById("article_form");
export const page = root?.dataset ?? {};

// Of this page as long as it is open: by it the server tells one window from another.
export const windowName = crypto.randomUUID?.() ?? uuid();
export const isNew = !/^\d+$/.test(page.story);

function uuid() {
  // Where the desk is reached without https, as in a closed network.
  const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
  return digits.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Take the form's text: [[name, value], …]. */
export function written() {
  const own = ["csrfmiddlewaretoken", "draft_window"];
  return [...new FormData(form)].filter(([name, value]) => !own.includes(name) && typeof value === "string");
}

export function valueOf(fields, name) {
  return fields.find(([given]) => given === name)?.[1] ?? "";
}

/** Send a text to be kept as the draft; resolves to the answer, rejects where there is no line. */
export function send(fields, { leaving = false } = {}) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.set("draft_window", windowName);
  body.set("draft_seen", page.seen);
  body.set("csrfmiddlewaretoken", valueOf([...new FormData(form)], "csrfmiddlewaretoken"));
  // Browsers carry no more than 64 KB past the end of a page; a longer text is kept here.
  const short = JSON.stringify(fields).length < 15_000;
  return fetch(page.address, { method: "POST", body, redirect: "manual", keepalive: leaving && short });
}

/** Ask who is signed in: "here", "away" or "other"; takes over the token where nobody has changed. */
export async function signedIn() {
  const answer = await fetch(page.token, { redirect: "manual", cache: "no-store" });
  if (!answer.ok) return answer.type === "opaqueredirect" ? "away" : "unwell";
  const { token, user } = await answer.json();
  if (String(user) !== page.user) return "other";
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  return "here";
}
