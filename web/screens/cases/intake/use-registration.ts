import { useState } from 'react';
import { MergeCase } from '../../../../domains/cases/handling.contract.ts';
import { RegisterCase, type Registered } from '../../../../domains/cases/intake.contract.ts';
import { ApiRefusal, call, newIdempotencyKey } from '../../../../ui/client.ts';
import { now } from '../../../../ui/clock.ts';
import type { Draft } from './draft.ts';
import { fieldOf, needsOf, requestOf } from './request.ts';

export type Errors = Record<string, string>;
export type Outcome = {
  registered: Registered;
  channel: string;
  mergedInto: string | null;
  mergeError: unknown;
};

function refusedFields(error: unknown): Errors {
  if (!(error instanceof ApiRefusal)) return {};
  const errors: Errors = {};
  for (const { field, message } of error.fields) errors[fieldOf(field)] ??= message;
  return errors;
}

/** Puts the cursor into the first field that was refused, in the order of the form. */
function focusFirst(errors: Errors): void {
  requestAnimationFrame(() => {
    const frames = document.querySelectorAll<HTMLElement>('.intake [data-field]');
    const first = [...frames].find((frame) => (frame.dataset.field ?? '') in errors);
    first?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus();
    first?.scrollIntoView({ block: 'center' });
  });
}

type Parts = { draft: Draft; change: (part: Partial<Draft>) => void; required: string; mergeReason: string };

/** Registers the draft: missing fields are named here, refusals of the server at their fields. */
export function useRegistration({ draft, change, required, mergeReason }: Parts) {
  const [errors, setErrors] = useState<Errors>({});
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const refuse = (next: Errors) => {
    setErrors(next);
    focusFirst(next);
  };

  const merge = async (registered: Registered): Promise<Outcome> => {
    const { channel, mergeInto: into } = draft;
    if (into === null) return { registered, channel, mergedInto: null, mergeError: null };
    try {
      await call(MergeCase, {
        params: { number: registered.number },
        body: { version: registered.version, into, reason: mergeReason },
      });
      return { registered, channel, mergedInto: into, mergeError: null };
    } catch (mergeError) {
      return { registered, channel, mergedInto: null, mergeError };
    }
  };

  const register = async (): Promise<boolean> => {
    if (sending) return false;
    setError(null);
    const missing = needsOf(draft).filter((need) => !need.given);
    if (missing.length > 0) {
      refuse(Object.fromEntries(missing.map((need) => [need.path, required])));
      return false;
    }
    setSending(true);
    try {
      const body = requestOf(draft, new Date(now()).toISOString());
      const registered = await call(RegisterCase, { body, idempotencyKey: draft.key } as never);
      setOutcome(await merge(registered as Registered));
      setErrors({});
      return true;
    } catch (failure) {
      setError(failure);
      // Refused for good: the next attempt is another request. A cut keeps the key, so nothing is registered twice.
      if (failure instanceof ApiRefusal && failure.status < 500) change({ key: newIdempotencyKey() });
      refuse(refusedFields(failure));
      return false;
    } finally {
      setSending(false);
    }
  };

  const clear = (path: string) =>
    setErrors((old) => Object.fromEntries(Object.entries(old).filter(([known]) => known !== path)));
  return { errors, error, sending, outcome, register, clear, again: () => setOutcome(null) };
}
