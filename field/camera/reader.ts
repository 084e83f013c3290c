type Found = { rawValue: string };
type Detector = { detect: (source: HTMLVideoElement) => Promise<Found[]> };
declare const BarcodeDetector: { new (options?: { formats?: string[] }): Detector } | undefined;

const FORMATS = ['code_128', 'code_39', 'ean_13', 'qr_code', 'data_matrix'];

const canRead = (): boolean => typeof BarcodeDetector !== 'undefined';

/** A code in what the camera sees, by the browser where it can read codes, else by a reader that is fetched for it. */
export type Reader = (picture: HTMLVideoElement) => Promise<string | undefined>;

export async function openReader(): Promise<Reader> {
  if (typeof BarcodeDetector === 'undefined') {
    const { openWasmReader } = await import('./wasm-reader.ts');
    return openWasmReader();
  }
  const detector = new BarcodeDetector({ formats: FORMATS });
  return async (picture) => (await detector.detect(picture))[0]?.rawValue;
}

let asked = false;

/** Fetches the reader once, in a browser that needs it, while there is a network. */
export async function keepReader(): Promise<void> {
  if (asked || canRead() || !('serviceWorker' in navigator)) return;
  asked = true;
  try {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
    await (await import('./wasm-reader.ts')).fetchWasmReader();
  } catch {
    asked = false;
  }
}
