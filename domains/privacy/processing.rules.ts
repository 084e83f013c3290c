import { type FieldKind, fieldKinds } from './processing.contract.ts';

const SENSITIVE: readonly FieldKind[] = ['location', 'staff_location', 'health', 'payment'];

/** The sensitive ones among the fields: whereabouts, health and money (Personal Information Protection Law, article 28). */
export const sensitiveOf = (fields: readonly FieldKind[]): FieldKind[] =>
  fieldKinds.filter((field) => fields.includes(field) && SENSITIVE.includes(field));
