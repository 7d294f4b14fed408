{% load static %}// Keeps the last front page for a reader without a connection, and no other page: a story is
// counted when it is handed out, so none is fetched ahead, and no request for one is made here.
const OFFLINE = "{% url 'offline' %}";
const STYLE = "{% static 'css/site.css' %}";
const ICON = "{% static 'img/favicon.svg' %}";
const KEPT = "front " + STYLE;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll([OFFLINE, STYLE, ICON])));
});

addEventListener("activate", (event) => {
  const dropOld = async () => {
    for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
  };
  event.waitUntil(dropOld().then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== location.origin || pathname.startsWith("/admin/")) return;
  if (pathname === "/" && !search && mode === "navigate") event.respondWith(front(event));
  else if (!navigator.onLine) event.respondWith(withoutConnection(event.request, pathname));
});

async function front(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok) {
      const copy = answer.clone();
      event.waitUntil(caches.open(KEPT).then((kept) => kept.put("/", copy)));
    }
    return answer;
  } catch {
    return withoutConnection(event.request, "/");
  }
}

async function withoutConnection(request, pathname) {
  const kept = await caches.match(pathname);
  if (kept) return kept;
  return request.mode === "navigate" ? caches.match(OFFLINE) : Response.error();
}
