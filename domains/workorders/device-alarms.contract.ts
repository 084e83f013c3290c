import { z } from 'zod';
import { endpoint, instant, line, prose, rowId } from '../../kernel/contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });
/** `noted`: kept without work; `attached`: a further alarm of a fault that is being worked on. */
const alarmOutcomes = ['opened', 'attached', 'noted', 'refused'] as const;
const severities = ['notice', 'warning', 'critical'] as const;

const Answer = z.object({
  outcome: z.enum(alarmOutcomes),
  orderNumber: z.string().nullable(),
  /** Why it was refused; the alarm is kept and shown all the same. */
  refusal: z.object({ code: z.string(), text: name.nullable() }).nullable(),
});
export type AlarmAnswer = z.infer<typeof Answer>;

export const ReceiveAlarm = endpoint({
  method: 'POST',
  path: '/api/device-alarms',
  summary:
    'An alarm of a device: a case and one order per device and fault, further alarms join it; the same id is answered once',
  body: z.strictObject({
    /** Name of the platform that sends. */
    source: z.string().regex(/^[a-z][a-z0-9_-]{1,39}$/),
    alarmId: line(80),
    serial: line(60),
    fault: line(40),
    severity: z.enum(severities),
    detail: prose(500).optional(),
    raisedAt: instant,
  }),
  output: Answer,
});

export const ListAlarms = endpoint({
  method: 'GET',
  path: '/api/device-alarms',
  summary: 'Alarms of devices, newest first; refused ones stay visible until the unit is on file',
  query: z.object({
    outcome: z.enum(alarmOutcomes).optional(),
    serial: line(60).optional(),
    before: rowId.optional(),
  }),
  output: z.object({
    alarms: z.array(
      z.object({
        id: z.int(),
        source: z.string(),
        alarmId: z.string(),
        serial: z.string(),
        fault: z.string(),
        severity: z.enum(severities),
        detail: z.string().nullable(),
        raisedAt: z.string(),
        receivedAt: z.string(),
        outcome: z.enum(alarmOutcomes),
        refusal: z.object({ code: z.string(), text: name.nullable() }).nullable(),
        orderNumber: z.string().nullable(),
        productName: name.nullable(),
        model: z.string().nullable(),
        /** What the code means, where it is on file. */
        meaning: name.nullable(),
      }),
    ),
    next: z.int().nullable(),
  }),
});

export const RetryAlarm = endpoint({
  method: 'POST',
  path: '/api/device-alarms/:id/retry',
  summary: 'Looks at a refused alarm again, once its unit is on file',
  params: z.object({ id: rowId }),
  output: Answer,
});
