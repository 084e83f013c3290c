/** The five groups of a service record (S0 2.3): a case closes only when every part is there. */
export type RecordFacts = {
  contactName: string;
  contactPhone: string;
  course: string;
  demand: string;
  productModel: string | null;
  productModelUnknown: string | null;
  receivedAt: string | null;
  firstContactAt: string | null;
  ownerId: string | null;
  handlerId: string | null;
  hasFeedback: boolean;
  hasSatisfaction: boolean;
};

type Part = { group: 'customer' | 'content' | 'time' | 'person' | 'result'; part: string; filled: boolean };

function partsOf(facts: RecordFacts): Part[] {
  const filled = (value: string | null) => value !== null && value.trim() !== '';
  return [
    { group: 'customer', part: 'contact_name', filled: filled(facts.contactName) },
    { group: 'customer', part: 'contact_phone', filled: filled(facts.contactPhone) },
    { group: 'content', part: 'course', filled: filled(facts.course) },
    { group: 'content', part: 'demand', filled: filled(facts.demand) },
    {
      group: 'content',
      part: 'product',
      filled: filled(facts.productModel) || filled(facts.productModelUnknown),
    },
    { group: 'time', part: 'received_at', filled: filled(facts.receivedAt) },
    { group: 'time', part: 'first_contact_at', filled: filled(facts.firstContactAt) },
    { group: 'person', part: 'owner', filled: filled(facts.ownerId) },
    { group: 'person', part: 'handler', filled: filled(facts.handlerId) },
    { group: 'result', part: 'feedback', filled: facts.hasFeedback },
    { group: 'result', part: 'satisfaction', filled: facts.hasSatisfaction },
  ];
}

/** Whole percent of the record that is filled, and the codes of what is missing. */
export function completenessOf(facts: RecordFacts): { percent: number; missing: string[] } {
  const parts = partsOf(facts);
  const missing = parts.filter((part) => !part.filled).map((part) => part.part);
  return { percent: Math.floor(((parts.length - missing.length) / parts.length) * 100), missing };
}
