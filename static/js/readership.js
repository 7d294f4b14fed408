// Reports that this page is read: once, and only after it has been in front of somebody for a
// moment. Pages carry <meta name="readership" content="/luot-doc/17"> where VIEWS_MODE=beacon.

const A_MOMENT = 1000; // ms

const address = document.querySelector('meta[name="readership"]')?.content;
let timer;

const isSeen = () => document.visibilityState === "visible" && !document.prerendering;

function watch() {
  clearTimeout(timer);
  if (isSeen()) timer = setTimeout(report, A_MOMENT);
}

function report() {
  document.removeEventListener("visibilitychange", watch);
  document.removeEventListener("prerenderingchange", watch);
  navigator.sendBeacon(address);
}

if (address && "sendBeacon" in navigator) {
  document.addEventListener("visibilitychange", watch);
  document.addEventListener("prerenderingchange", watch);
  watch();
}
