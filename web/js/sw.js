// The service worker: it keeps one whole version of the site, so that the page opens
// without a network and never meets files of another version.
//
// web/build puts self.precache before this: {version, program, files}. files has, by
// the names the page asks for, the integrity of each file, or for a page, which hosts
// like to decorate, the mark that it must contain. The program is one of several files
// with different names, and is kept under one.

import { candidates, programKey } from "./bridge/candidates.js";

const { version, program, files } = self.precache;
const scope = new URL(self.registration.scope);
const prefix = `neuralplay ${scope.pathname} `;
const cacheName = prefix + version;
const home = "./";
const programName = programKey(candidates(false)[0].url);
const oldClientsName = "old-clients"; // kept beside the files
const matching = { ignoreVary: true };

// The server of make run puts this header on all that it sends (web/serve): the next build
// is to be seen at once. So a name without a version is asked for again, and brings the
// names of everything new; what is kept is for when that server is off.
const developing = "NeuralPlay-Development";

const isVersioned = (name) => name.includes("?v=");

async function fetchPage(name, mark) {
  const response = await fetch(name, { cache: "no-cache" });
  const text = await response.text();
  if (!response.ok || !text.includes(mark)) throw new Error(`${name} is not of this version`);
  return new Response(text, { headers: response.headers }); // one that was redirected would be refused
}

// A cache on the way may hold another version's file, or none at all; the host may not.
async function fetchFile(name, integrity) {
  for (const cache of [isVersioned(name) ? "default" : "no-cache", "reload"]) {
    const response = await fetch(name, { cache, integrity }).catch(() => null);
    if (response?.ok) return response;
  }
  throw new Error(`${name} is not of this version`);
}

async function fetchProgram(isBrotliHost) {
  for (const { url, mustBeEncoded } of candidates(isBrotliHost)) {
    const response = await fetchFile(url, program).catch(() => null);
    if (response && (!mustBeEncoded || response.headers.has("Content-Encoding"))) return response;
  }
  throw new Error(`${programName} is not of this version`);
}

// A name with a version means the same file in every cache: what has not changed is
// not loaded again.
const keptOf = (name) => (isVersioned(name) ? caches.match(name, matching) : undefined);

// fill puts the page last: a cache that has it has everything.
async function fill(cache) {
  const page = await fetchPage(home, files[home].mark);
  const others = Object.entries(files).filter(([name]) => name !== home);
  await Promise.all(others.map(async ([name, { mark, integrity }]) => {
    const response = await keptOf(name) ?? await (mark ? fetchPage(name, mark) : fetchFile(name, integrity));
    await cache.put(name, response);
  }));
  const isBrotliHost = page.headers.get("Content-Encoding") === "br";
  await cache.put(programName, await keptOf(programName) ?? await fetchProgram(isBrotliHost));
  await cache.put(home, page);
}

// install fails unless every file is there and of this version. The version before it
// then stays in force.
async function install() {
  const cache = await caches.open(cacheName);
  if (await cache.match(home, matching)) return;
  try {
    await fill(cache);
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

// Tabs that show an older version may still ask for its files. They are remembered in
// the cache, as the browser stops and starts this worker as it likes.
async function activate() {
  const clients = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const old = clients.filter(({ url }) => url.startsWith(scope.href)).map(({ id }) => id);
  const cache = await caches.open(cacheName);
  await cache.put(oldClientsName, new Response(JSON.stringify(old)));
  await tidy();
}

// tidy deletes the caches of older versions once no tab needs them. While a newer
// version is on its way, it leaves everything to that.
async function tidy() {
  const { installing, waiting } = self.registration;
  const cache = await caches.open(cacheName);
  const kept = await cache.match(oldClientsName);
  if (installing || waiting || !kept) return;
  const clients = await Promise.all((await kept.json()).map((id) => self.clients.get(id)));
  if (clients.some(Boolean)) return;
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

// nameOf is the name under which a request's file is kept, or null for what is not.
function nameOf({ method, url: address }) {
  const url = new URL(address);
  if (method !== "GET" || !address.startsWith(scope.href)) return null;
  const path = url.pathname.slice(scope.pathname.length);
  const page = /(^|\/)$/.test(path) ? `${path}index.html` : path;
  if (page === "index.html") return home;
  if (files[page]) return page;
  const name = programKey(path + url.search);
  return isVersioned(name) ? name : null;
}

async function newest(request, kept) {
  const response = await fetch(request).catch(() => kept);
  return response.ok || response.type === "opaqueredirect" ? response : kept;
}

async function answer(name, request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(name, matching) ?? await keptOf(name);
  if (!kept) return fetch(request);
  return !isVersioned(name) && kept.headers.has(developing) ? newest(request, kept) : kept;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (name !== null) event.respondWith(answer(name, event.request));
});
self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
  if (event.data === "tidy") event.waitUntil(tidy());
  if (event.data && "mark" in Object(event.data)) event.ports[0].postMessage(event.data.mark === files[home].mark);
});
