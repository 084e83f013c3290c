const UNATTENDED_AFTER_MS = 60_000;

let touchedAt = Date.now();
const touch = () => {
  touchedAt = Date.now();
};
for (const kind of ['pointerdown', 'pointermove', 'keydown', 'scroll'] as const) {
  globalThis.addEventListener?.(kind, touch, { passive: true, capture: true });
}

/** Has nobody touched the page for a minute? What it asks for by itself then keeps no session alive. */
export const isUnattended = (): boolean => Date.now() - touchedAt > UNATTENDED_AFTER_MS;
