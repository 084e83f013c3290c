/** Why a request cannot be done. The text for people lives in the language catalogue under `refusal.<code>`. */
export type RefusalKind = 'invalid' | 'forbidden' | 'not_found' | 'conflict';

export type RefusalValues = Record<string, unknown>;

export class Refusal extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly values: RefusalValues;

  constructor(code: string, kind: RefusalKind, values: RefusalValues = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.kind = kind;
    this.values = values;
  }
}

/** The input is wrong; `field` names the place, `clause` the rule that asks for it. */
export const invalid = (code: string, values: RefusalValues = {}) => new Refusal(code, 'invalid', values);
/** The actor sees the thing but may not do this with it. */
export const forbidden = (code: string, values: RefusalValues = {}) => new Refusal(code, 'forbidden', values);
/** Absent, or not visible to the actor: the same answer for both. */
export const notFound = (code = 'thing.not_found', values: RefusalValues = {}) =>
  new Refusal(code, 'not_found', values);
/** The thing is in a state, or at a version, that does not allow this now. */
export const conflict = (code: string, values: RefusalValues = {}) => new Refusal(code, 'conflict', values);

export const statusOf: Record<RefusalKind, number> = {
  invalid: 422,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
};
