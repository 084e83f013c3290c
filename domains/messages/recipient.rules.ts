type Seals = { seal(text: string, place: string): string; open(sealed: string, place: string): string };

const placeOf = (sealId: string): string => `outbound_messages.recipient:${sealId}`;

export const sealedRecipient = (vault: Pick<Seals, 'seal'>, sealId: string, recipient: string): string =>
  vault.seal(recipient, placeOf(sealId));

/** A stored recipient: sealed, or still readable until the first sealing has come to it. */
export type StoredRecipient = {
  seal_id: string;
  recipient_sealed: string | null;
  recipient_plain: string | null;
};

export const openedRecipient = (vault: Pick<Seals, 'open'>, row: StoredRecipient): string | null =>
  row.recipient_sealed === null
    ? row.recipient_plain
    : vault.open(row.recipient_sealed, placeOf(row.seal_id));
