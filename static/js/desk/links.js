// Links as they were meant: without what counts the click, and without the detour over a counter.

const TRACKING = new RegExp(
  "^(utm_[a-z_]+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igsh|igshid|" +
    "mc_cid|mc_eid|mkt_tok|_ga|_gl|zarsrc|gidzl|zalo_id|vero_id|oly_anon_id|oly_enc_id|spm|" +
    "__tn__|__cft__.*|__xts__.*|mibextid|wt_mc|at_medium|at_campaign)$",
  "i",
);

// Host and path of a detour, and the names under which it carries the address that was meant.
const DETOURS = [
  [/^(www\.)?google\.[a-z.]+$/, /^\/url$/, ["q", "url"]],
  [/^(l|lm)\.(facebook|messenger|instagram|threads)\.com$/, /^\//, ["u"]],
  [/(^|\.)(zalo\.me|zaloapp\.com|zalo\.vn)$/, /^\//, ["u", "url", "q", "link", "continue", "target"]],
  [/^(www\.)?youtube\.com$/, /^\/redirect$/, ["q"]],
  [/\.safelinks\.protection\.outlook\.com$/, /^\//, ["url"]],
  [/^(t\.me|out\.reddit\.com|href\.li|vk\.com)$/, /^\/(iv|away\.php)?$/, ["url", "to"]],
];

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function meant(url) {
  for (const [host, path, names] of DETOURS) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue;
    const target = names.map((name) => url.searchParams.get(name)).find((text) => /^https?:\/\//i.test(text));
    if (target) return target;
  }
  return null;
}

function untracked(address) {
  const [, before, query, hash] = address.match(/^([^?#]*)\??([^#]*)(#.*)?$/);
  const parts = query.split("&").filter(Boolean);
  const kept = parts.filter((part) => !TRACKING.test(named(part)));
  if (kept.length === parts.length) return address; // byte for byte
  return before + (kept.length ? `?${kept.join("&")}` : "") + (hash ?? "");
}

function named(part) {
  const [name] = part.split("=");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Give the address that a link means, or "" where it leads nowhere a story may lead. */
export function straight(address, detours = 3) {
  const url = parsed(address.trim());
  if (url && ["mailto:", "tel:"].includes(url.protocol)) return address.trim();
  if (!url || !["http:", "https:"].includes(url.protocol)) return "";
  const target = detours > 0 ? meant(url) : null;
  return target ? straight(target, detours - 1) : untracked(address.trim());
}
