/** Only an address of this product; `//elsewhere` and full addresses lead home. */
export const safeTarget = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');
