import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, type ChainedEntry, cutBefore, entryText, type Link, walk } from './chain.rules.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const entry = (id: number, subject = `customer:${id}`): ChainedEntry => ({
  address: '10.0.0.1',
  at: 1_772_000_000_000_000 + id,
  caseNumber: null,
  code: null,
  customerIds: String(id),
  details: '{}',
  fields: 'name,phone',
  id,
  kind: 'disclosure',
  method: 'POST',
  note: '“回电”\n\t',
  path: '/api/customers/1/disclosures',
  purpose: 'contact',
  recordedAt: 1_772_000_000_000_000 + id,
  records: 1,
  requestId: 'r',
  subject,
  userId: null,
  userName: '张三',
});

function chainOf(many: number): Link[] {
  const links: Link[] = [];
  for (let seq = 1; seq <= many; seq += 1) {
    const previousHash = links.at(-1)?.hash ?? '';
    const one = entry(100 + seq);
    links.push({ seq, previousHash, hash: hashOf(previousHash + entryText(one)), entry: one });
  }
  return links;
}
const START = { seq: 0, hash: '' };
const walked = (links: Link[], anchors: Anchor[] = []) =>
  walk(START, links, { anchors: Map.groupBy(anchors, ({ seq }) => seq), hashOf });

describe('[S0-5.2-g] the chain', () => {
  it('holds from its start to its end', () => {
    const links = chainOf(20);
    expect(walked(links)).toEqual({ place: { seq: 20, hash: links[19]?.hash }, fault: null });
  });

  it.each<[string, (links: Link[]) => void, object]>([
    [
      'an entry changed',
      (l) => Object.assign(l[6]?.entry ?? {}, { purpose: 'visit' }),
      { seq: 7, reason: 'entry_changed', entryId: 107 },
    ],
    [
      'an entry removed',
      (l) => Object.assign(l[6] ?? {}, { entry: null }),
      { seq: 7, reason: 'entry_missing' },
    ],
    ['a link removed', (l) => void l.splice(6, 1), { seq: 7, reason: 'link_missing' }],
    ['the first link removed', (l) => void l.shift(), { seq: 1, reason: 'link_missing' }],
    [
      'a link made anew after a change',
      (l) => {
        const [before, link] = [l[5], l[6]];
        if (before === undefined || link?.entry == null) return;
        link.entry.purpose = 'visit';
        link.hash = hashOf(before.hash + entryText(link.entry));
      },
      { seq: 8, reason: 'previous_differs' },
    ],
  ])('names the place of %s', (_what, harm, fault) => {
    const links = chainOf(20);
    harm(links);
    expect(walked(links).fault).toEqual(fault);
  });

  it('an anchor outside names a chain that was made anew as a whole, and an end cut off', () => {
    const links = chainOf(20);
    const anchor = { seq: 20, hash: links[19]?.hash ?? '', where: 'file' as const };
    expect(walked(links, [anchor]).fault).toBeNull();
    const other = { ...anchor, hash: hashOf('other') };
    expect(walked(links, [other]).fault).toEqual({ seq: 20, reason: 'anchor_differs' });
    const { place } = walked(links.slice(0, 15), [anchor]);
    expect(cutBefore(place, [anchor])).toEqual({ seq: 16, reason: 'chain_cut' });
    expect(cutBefore({ seq: 20, hash: '' }, [anchor])).toBeNull();
  });

  it('no change of any part of any entry stays unseen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom(...(Object.keys(entry(1)) as (keyof ChainedEntry)[])),
        fc.string({ minLength: 1, maxLength: 8 }),
        (place, key, text) => {
          const links = chainOf(10);
          const one = links[place]?.entry;
          if (one == null || String(one[key]) === text) return;
          Object.assign(one, { [key]: text });
          expect(walked(links).fault?.seq).toBe(place + 1);
        },
      ),
    );
  });
});
