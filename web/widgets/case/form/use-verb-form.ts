import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CasePage, GetCase } from '../../../../domains/cases/case-page.contract.ts';
import { useSend } from '../../../../ui/answers.ts';
import { ApiRefusal } from '../../../../ui/client.ts';
import { now } from '../../../../ui/clock.ts';
import { answersOf, unanswered } from './answers.ts';
import type { Values } from './field.ts';
import type { Target, Verb } from './verb.ts';
import { type Doing, verbs } from './verbs.ts';

// What was typed outlives a closed drawer until it is sent; per page load, not on disk.
const unsent = new Map<string, Values>();

function startValues(verb: Verb, page: CasePage, target: Target): Values {
  const fixed = Object.fromEntries(
    verb.fields
      .filter((field) => field.kind === 'instant' && field.now === true)
      .map((field) => [field.name, new Date(now()).toISOString()]),
  );
  return { ...fixed, ...verb.start?.(page, target) };
}

export type Change = { type: string; by: string; at: string };
const changesOf = (error: unknown): Change[] =>
  error instanceof ApiRefusal && Array.isArray(error.values.changed)
    ? (error.values.changed as Change[])
    : [];

type Sending = { verb: Verb; page: CasePage; target: Target; values: Values };

/** The request of a verb: the case, its target, the answers, and the version that was seen. */
function partsOf({ verb, page, target, values }: Sending, seen: number) {
  const answers = answersOf(verb.fields, values, page);
  const body = verb.body?.(answers, page, target) ?? answers;
  return {
    params: { number: page.number, ...verb.params?.(target) },
    body: verb.unversioned === true ? body : { version: seen, ...body },
  };
}

/** Answers of a verb's form, kept while the drawer is closed, and the errors at their fields. */
function useAnswers(doing: Doing, page: CasePage) {
  const keptUnder = `${page.number} ${doing.key} ${JSON.stringify(doing.target)}`;
  const [values, setValues] = useState<Values>(
    () => unsent.get(keptUnder) ?? startValues(verbs[doing.key], page, doing.target),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const set = (name: string, value: unknown) => {
    const next = { ...values, [name]: value };
    setValues(next);
    unsent.set(keptUnder, next);
    setErrors((old) =>
      Object.fromEntries(Object.entries(old).filter(([path]) => path.split('.')[0] !== name)),
    );
  };
  return { values, errors, set, setErrors, drop: () => unsent.delete(keptUnder) };
}

const staleOf = (error: unknown): ApiRefusal | null =>
  error instanceof ApiRefusal && error.code === 'case.stale' ? error : null;

/** State of one verb's form: answers, errors at their fields, sending with the version that was seen. */
export function useVerbForm(doing: Doing, page: CasePage, onDone: () => void) {
  const verb = verbs[doing.key];
  const { values, errors, set, setErrors, drop } = useAnswers(doing, page);
  const [version, setVersion] = useState(page.version);
  const queries = useQueryClient();
  const send = useSend(verb.endpoint);
  const refresh = () => queries.invalidateQueries({ queryKey: [GetCase.path, { number: page.number }] });

  const submit = async (required: string, seen = version): Promise<string[]> => {
    const missing = unanswered(verb.fields, values, page);
    if (missing.length > 0) {
      setErrors(Object.fromEntries(missing.map((path) => [path, required])));
      return missing;
    }
    try {
      await send.mutateAsync(partsOf({ verb, page, target: doing.target, values }, seen) as never);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) return [];
      setErrors(Object.fromEntries(error.fields.map(({ field, message }) => [field, message])));
      return error.fields.map(({ field }) => field);
    }
    drop();
    await refresh();
    onDone();
    return [];
  };

  const stale = staleOf(send.error);
  const resend = (required: string) => {
    const current = Number(stale?.values.current ?? version);
    setVersion(current);
    void refresh();
    return submit(required, current);
  };
  const changes = stale === null ? null : changesOf(stale);
  return {
    verb,
    values,
    errors,
    set,
    submit,
    resend,
    refresh,
    sending: send.isPending,
    error: send.error,
    stale: changes,
  };
}
