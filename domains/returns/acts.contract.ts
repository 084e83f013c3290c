import { z } from 'zod';
import { day, endpoint, fen, instant, line, prose, seenVersion } from '../../kernel/contract.ts';
import { channels } from '../cases/terms.contract.ts';
import { serial } from '../customers/customers.contract.ts';
import { clauseId } from '../standards/clauses.contract.ts';
import { byReturn, paymentMethods, returnMoved } from './returns.contract.ts';

const act = <B extends z.ZodRawShape>(noun: string, summary: string, body: B) =>
  endpoint({
    method: 'POST',
    path: `/api/returns/:number/${noun}`,
    summary,
    params: byReturn,
    body: z.strictObject({ version: seenVersion, ...body }),
    output: returnMoved,
    creates: true,
  });

/** The customer was told, when and by which channel. */
const Told = z.strictObject({ channel: z.enum(channels), at: instant });
const Waybill = z.strictObject({ carrier: line(40), waybill: line(60) });

export const ShipReturn = act('shipment', 'The goods are on their way back', Waybill.shape);

export const ReceiveReturn = act(
  'receipt',
  'The goods are back; the days of the refund count from here (消法 25)',
  {
    way: z.enum(['warehouse', 'door', 'store']),
    on: day,
    serial: serial.optional(),
    noSerialReason: line(200).optional(),
  },
);

const inspectionMethods = ['by_eye', 'by_instrument', 'machine_vision', 'non_destructive'] as const;
const inspectionVerdicts = ['fault_confirmed', 'no_fault', 'damaged_by_customer'] as const;

export const InspectReturn = act(
  'inspection',
  'What came back was looked at: how, with what, what was found',
  {
    method: z.enum(inspectionMethods),
    instrument: line(80).optional(),
    verdict: z.enum(inspectionVerdicts),
    intact: z.boolean(),
    accessories: z.enum(['complete', 'missing']),
    condition: prose(1000),
    fileIds: z.array(z.uuid()).max(20).default([]),
  },
);

export const SettleReturn = act(
  'settlement',
  'What is paid back; more than approved goes to approval (S1 5.2)',
  {
    goodsFen: fen,
    freightFen: fen.default(0),
    freightPromised: z.boolean().default(false),
    reason: prose(500).optional(),
    consent: Told.optional(),
  },
);

export const PayReturn = act('payment', 'The settled amount was paid, once, with its proof', {
  method: z.enum(paymentMethods),
  reference: line(80),
});

export const HandOverReturn = act(
  'handover',
  'Another unit was handed over; its period starts anew (三包规定 14)',
  {
    serial,
    model: line(60).optional(),
    on: day,
  },
);

export const RejectReturn = act('rejection', 'Refused with the reason; the customer was told (S1 2.2)', {
  reason: prose(1000),
  clause: clauseId.optional(),
  told: Told,
  sentBack: Waybill.optional(),
});

export const CancelReturn = act('cancellation', 'The customer keeps what was to come back or be paid', {
  reason: prose(500),
  told: Told,
});
