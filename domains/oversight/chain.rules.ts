/** An entry of the access log as the chain hashes it, with the commitment of its note; instants in microseconds. */
export type ChainedEntry = {
  address: string | null;
  at: number;
  caseNumber: string | null;
  code: string | null;
  customerIds: string;
  details: string;
  fields: string;
  id: number;
  kind: string;
  method: string | null;
  note: string | null;
  path: string | null;
  purpose: string | null;
  recordedAt: number;
  records: number;
  requestId: string;
  subject: string;
  userId: string | null;
  userName: string;
};

/** A link with its entry; null when the entry is gone. */
export type Link = {
  seq: number;
  previousHash: string;
  hash: string;
  entry: ChainedEntry | null;
  /** The note is what was committed to, or was taken away by an erasure; the chain holds its commitment only. */
  noteFits?: boolean;
  /** An erasure took words out of an entry from before there were commitments: its own hash cannot be made again. */
  wordsErased?: boolean;
};

/** A point of the chain: the hash after this many links. */
export type Place = { seq: number; hash: string };

/** A point that was written down outside the chain: in the table of anchors, in the anchor file, on paper. */
export type Anchor = Place & { where: 'table' | 'file' | 'given' };

export type Fault = {
  seq: number;
  reason:
    | 'link_missing'
    | 'previous_differs'
    | 'entry_missing'
    | 'entry_changed'
    | 'anchor_differs'
    | 'chain_cut'
    | 'entry_unlinked'
    | 'archive_missing'
    | 'archive_changed';
  entryId?: number;
};

/** Canonical JSON: keys in alphabetical order, no blanks; the database writes the same. */
export function entryText(entry: ChainedEntry): string {
  const sorted = Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}

/** What is wrong with a link that follows a place of the chain; null when it holds. */
function faultOf(before: Place, link: Link, hashOf: (text: string) => string): Fault | null {
  if (link.seq !== before.seq + 1) return { seq: before.seq + 1, reason: 'link_missing' };
  if (link.previousHash !== before.hash) return { seq: link.seq, reason: 'previous_differs' };
  if (link.entry === null) return { seq: link.seq, reason: 'entry_missing' };
  const { id } = link.entry;
  if (link.noteFits === false) return { seq: link.seq, reason: 'entry_changed', entryId: id };
  if (link.wordsErased === true) return null;
  if (hashOf(before.hash + entryText(link.entry)) !== link.hash) {
    return { seq: link.seq, reason: 'entry_changed', entryId: id };
  }
  return null;
}

/** Walks links from a place: where the chain holds to, and the first fault with links or anchors on the way. */
export function walk(
  from: Place,
  links: Link[],
  { anchors, hashOf }: { anchors: Map<number, Anchor[]>; hashOf: (text: string) => string },
): { place: Place; fault: Fault | null } {
  let place = from;
  for (const link of links) {
    const fault = faultOf(place, link, hashOf);
    if (fault !== null) return { place, fault };
    place = { seq: link.seq, hash: link.hash };
    const differs = anchors.get(link.seq)?.some(({ hash }) => hash !== link.hash) ?? false;
    if (differs) return { place, fault: { seq: link.seq, reason: 'anchor_differs' } };
  }
  return { place, fault: null };
}

/** The chain ends before a point that was written down elsewhere: its end was cut off. */
export function cutBefore(end: Place, anchors: Anchor[]): Fault | null {
  const beyond = anchors.filter(({ seq }) => seq > end.seq);
  return beyond.length === 0 ? null : { seq: end.seq + 1, reason: 'chain_cut' };
}
