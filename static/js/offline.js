// Lets the browser keep the last front page for a reader without a connection: see /sw.js.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
}
