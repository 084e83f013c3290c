// The app without a network. Only the app's own files are kept: answers of the API never are.
const KEPT = `anju-field-${'VERSION'}`;
const SHELL = ['SHELL'];
const HOME = '/field/';

self.addEventListener('install', (event) => {
  const requests = SHELL.map((path) => new Request(path, { cache: 'reload' }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(requests)));
});

self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith('anju-field-') && name !== KEPT;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A new version waits until the page takes it; the outbox lies in the database and is not touched.
self.addEventListener('message', (event) => {
  if (event.data === 'take') self.skipWaiting();
});

// What only some phones need (the code reader) is kept from its first use on.
async function answered(cache, wanted, request) {
  const kept = await cache.match(wanted);
  if (kept !== undefined) return kept;
  const fresh = await fetch(request);
  if (fresh.ok && wanted.startsWith(`${HOME}assets/`)) await cache.put(wanted, fresh.clone());
  return fresh;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(HOME))
    return;
  const wanted = request.mode === 'navigate' ? HOME : url.pathname;
  event.respondWith(caches.open(KEPT).then((cache) => answered(cache, wanted, request)));
});
