/** The word of this page by which its policy knows the styles that its own scripts make; empty where there is no policy. */
export const nonce: string =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// The kit names it on all styles but two (the width of a scroll bar, and a page that must not scroll behind a sheet).
if (nonce !== '') {
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = make(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  }) as typeof document.createElement;
}
