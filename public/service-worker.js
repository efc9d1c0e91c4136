// Serves the copy of the site that a person asked to be kept on the device ("この端末に保存"). The page
// stores the copy, and registers this file only then; nothing is stored here.
//
// - Files whose names carry a hash come from the copy. All others come from the network, and from the
//   copy where that gives nothing: whoever has a connection always sees the newest page and plan.
// - The switch: where the host has a file `offline-off.txt` that begins with `off`, every copy removes
//   itself, and this file with it.

const scope = new URL(self.registration.scope);
/** Caches are shared by all sites of an origin; those of this one begin so. */
const OWN = `keikaku ${scope.pathname} `;
const STATE = `${OWN}state`;
const SWITCH = 'offline-off.txt';
/** Never answered from the copy: what tells of a newer one, and the switch. */
const ABOUT_THE_COPY = new Set(['offline.json', SWITCH, 'service-worker.js']);
/** So long a poor network may take before the copy is shown. */
const PATIENCE_MS = 5000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const own = url.origin === scope.origin && url.pathname.startsWith(scope.pathname);
  const name = decoded(url.pathname.slice(scope.pathname.length));
  // Who stores a copy asks past all caches, this one too.
  const past = request.cache === 'no-store' || ABOUT_THE_COPY.has(name);
  if (request.method !== 'GET' || !own || past) {
    return;
  }
  event.respondWith(answer(request, name));
  if (request.mode === 'navigate') {
    event.waitUntil(obeySwitch());
  }
});

async function answer(request, name) {
  const stored = await copyOf(name);
  if (!stored) {
    return fetch(request);
  }
  if (/-[0-9a-f]{16}\.\w+$/.test(name)) {
    return stored;
  }
  const fresh = fetch(request).then((response) => (response.ok ? response : undefined));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answered = await Promise.race([fresh, late]).catch(() => undefined);
  return answered ?? stored;
}

/** What the copy has of this name, if there is a whole copy. */
async function copyOf(name) {
  const state = await storedIn(STATE, 'offline-state');
  const { version } = state ? await state.json() : {};
  return version ? storedIn(OWN + version, name) : undefined;
}

/** A file of a cache. The cache is not opened by its name: that would make it anew while it is removed. */
function storedIn(cacheName, file) {
  return caches.match(new URL(file, scope), { cacheName });
}

async function obeySwitch() {
  const response = await fetch(new URL(SWITCH, scope), { cache: 'no-store' }).catch(() => undefined);
  // A host may answer any address with a page: only the word itself counts.
  if (!response?.ok || !(await response.text()).trimStart().startsWith('off')) {
    return;
  }
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
