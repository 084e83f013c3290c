/** Measures that are carried out by a return order, with goods or money: their task ends with it and not by hand. */
export const remedyKinds = ['return', 'exchange', 'compensation'] as const;
export type RemedyKind = (typeof remedyKinds)[number];

export const isRemedy = (kind: string): boolean => (remedyKinds as readonly string[]).includes(kind);
