import { externalRemedies } from '../cases/case-page.rules.ts';
import type { Bilingual } from '../standards/clauses.contract.ts';
import type { Limit, Pack } from '../standards/standards.contract.ts';
import type { PublicLine, PublicStandard } from './public-standard.contract.ts';
import { audienceWords, isForCustomers, limitWords } from './public-words.rules.ts';

// Numbers that the documents quote were not checked one by one: none of them is said to customers.
const quotesNumber = (text: Bilingual): boolean => /GB\s*\/?\s*T?\s*\d/i.test(`${text.zh} ${text.en}`);

/** Binding on every case, checked, not replaced by a stricter one: no internal target and no grade that only we know. */
const isPublic = (limit: Limit): boolean =>
  limit.binding === 'breach' &&
  limit.subject === 'case' &&
  limit.supersededBy === null &&
  limit.verified &&
  isForCustomers(limit.when);

/** Of limits on one event in one unit only the tightest is told; the others are kept along with it. */
function tightest(limits: Limit[]): Limit[] {
  const by = Map.groupBy(limits, (limit) => `${limit.event} ${limit.from} ${limit.duration.unit}`);
  return [...by.values()].flatMap((same) =>
    same.toSorted((a, b) => a.duration.value - b.duration.value).slice(0, 1),
  );
}

// A clock that waits for another start counts from the first contact as well: told as that one.
const asTold = (limit: Limit): Limit =>
  limit.fallbackFrom === null ? limit : { ...limit, from: limit.fallbackFrom };

/** Complaints come first: the page is read by somebody who has one. */
const isOfComplaints = ([limit]: Limit[]): boolean => limit?.when.kind?.join() === 'complaint';

function publicLimits(pack: Pack): PublicStandard['limits'] {
  const told = pack.limits.filter(isPublic).map(asTold);
  const by = Map.groupBy(told, (limit) => audienceWords(limit.when, pack).zh);
  const groups = [...by.values()].toSorted((a, b) => Number(isOfComplaints(b)) - Number(isOfComplaints(a)));
  return groups.flatMap((limits) => {
    const [first] = limits;
    if (first === undefined) return [];
    const lines = tightest(limits).map((limit) => ({ text: limitWords(limit), origin: limit.origin }));
    return [{ whom: audienceWords(first.when, pack), lines }];
  });
}

const isWarranty = (subject: string): boolean => /warranty/.test(subject);

/** A law that nobody here read is a hint, never a fact for customers. */
function isRead(pack: Pack, { origin, clause }: Pack['promises'][number]): boolean {
  if (origin !== 'law') return true;
  const found = pack.clauses.find((known) => known.id === clause);
  const document = pack.documents.find((known) => known.code === found?.document);
  return found?.status !== 'unverified' && document?.verified !== false;
}

function promised(pack: Pack, warranty: boolean): PublicLine[] {
  return pack.promises
    .filter((promise) => promise.shownToCustomers && isWarranty(promise.subject) === warranty)
    .filter((promise) => isRead(pack, promise))
    .filter((promise) => !quotesNumber(promise.text))
    .map(({ text, origin }) => ({ text, origin }));
}

const plain = (texts: Bilingual[]): Bilingual[] => texts.filter((text) => !quotesNumber(text));

/**
 * What customers are told of a standard: promises, limits in plain words, ways to complain, scope, warranty, other ways
 * (消费者权益保护法 39), personal data. Made of the pack alone, so a changed limit is a changed page.
 */
export const publicStandard = (pack: Pack, version: string): PublicStandard => ({
  title: pack.title,
  version,
  effectiveFrom: pack.effectiveFrom,
  promises: promised(pack, false),
  limits: publicLimits(pack),
  channels: pack.complaintChannels.map(({ text, contact }) => ({ text, contact })),
  scope: plain(pack.scope.map((entry) => entry.text)),
  warranties: promised(pack, true),
  remedies: [
    { zh: '先与我们协商，可要求换人再次沟通', en: 'Talk to us first; you may ask for another person' },
    ...externalRemedies,
  ],
  privacy: plain(pack.privacyNotes.map((note) => note.text)),
});
