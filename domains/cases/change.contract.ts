import type { z } from 'zod';
import { endpoint, seenVersion } from '../../kernel/contract.ts';
import { byNumber, Moved } from './cases.contract.ts';

export const version = seenVersion;

/** A state change of one case: `POST /api/cases/:number/<noun>`. */
export const change = <B extends z.ZodType>(
  noun: string,
  summary: string,
  body: B,
  method: 'POST' | 'PUT' = 'POST',
) =>
  endpoint({
    method,
    path: `/api/cases/:number/${noun}`,
    summary,
    params: byNumber,
    body,
    output: Moved,
    creates: true,
  });
