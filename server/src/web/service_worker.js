// Keeps the words of the resolution readable without network, and says so where a page cannot be had. It never answers
// for the ballot: what is recorded, and whether a round is open, only the server knows.
const SHELL = "shell-VERSION";
const TEXTS = "texts";
const FILES = ["FILES"];
const OFFLINE = "/offline";
const RESOLUTION = "/resolution";

const isText = (path) => path === RESOLUTION || path.startsWith(`${RESOLUTION}/`);

/** Keeps a page as it came, unless it is a refusal or has led elsewhere. */
async function keep(path, answer) {
  if (answer.ok && !answer.redirected && answer.type === "basic") {
    const texts = await caches.open(TEXTS);
    await texts.put(path, answer);
  }
}

/** Fetches the whole text once, so that it is there when the network is not. */
async function keepResolution() {
  if (!(await caches.match(RESOLUTION))) {
    await fetch(RESOLUTION).then((answer) => keep(RESOLUTION, answer), () => {});
  }
}

async function page(event, path) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(isText(path) ? keep(path, answer.clone()) : keepResolution());
    return answer;
  } catch {
    const kept = isText(path) ? await caches.match(path) : undefined;
    return kept ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
}

addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll([...FILES, OFFLINE])).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (![SHELL, TEXTS].includes(name)) await caches.delete(name);
    await registration.navigationPreload?.enable();
    await clients.claim();
    await keepResolution();
  })());
});

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return;
  if (method === "POST" && ["/leave", "/language"].includes(pathname)) {
    event.waitUntil(caches.delete(TEXTS));
  } else if (method === "GET" && mode === "navigate" && event.request.destination === "document") {
    event.respondWith(page(event, pathname));
  } else if (method === "GET" && FILES.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((file) => file ?? fetch(event.request)));
  }
});
