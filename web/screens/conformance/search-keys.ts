const keys = ['tab', 'from', 'to', 'show', 'by', 'document', 'clause', 'verdict', 'open'] as const;
export type ConformanceSearch = { [K in (typeof keys)[number]]?: string };

/** Only what the screen knows stays in the address. */
export const readConformanceSearch = (search: Record<string, unknown>): ConformanceSearch =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = search[key];
      return typeof value === 'string' && value !== '' ? [[key, value]] : [];
    }),
  );
