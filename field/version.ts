import { show } from './phone.ts';

let waiting: ServiceWorker | null = null;

/** Takes the version that waits and opens it; the outbox lies in the database and stays. */
export function takeNewVersion(): void {
  if (waiting === null) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take');
}

function offer(worker: ServiceWorker): void {
  waiting = worker;
  show({ newVersion: true });
}

/** Keeps the app on the phone for the time without a network. A new version is offered, and taken at the next start. */
export async function keepUpToDate(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const isFirst = navigator.serviceWorker.controller === null;
  const registration = await navigator.serviceWorker.register('/field/worker.js', { scope: '/field/' });
  if (registration.waiting !== null && !isFirst) {
    waiting = registration.waiting;
    takeNewVersion();
    return;
  }
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller !== null) offer(worker);
    });
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  });
}
