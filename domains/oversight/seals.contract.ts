import { z } from 'zod';

/** A line of the anchor file: the end of the chain at the daily moment. */
export const AnchorLine = z.object({
  day: z.string(),
  seq: z.int(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AnchorLine = z.infer<typeof AnchorLine>;

/** Files beside the database, where whoever changes the database does not reach: anchors and archives. */
export type Seals = {
  /** Adds a line and syncs it. */
  keepAnchor(line: AnchorLine): Promise<void>;
  anchors(): Promise<(AnchorLine & { where: 'file' })[]>;
  writeArchive(name: string, bytes: Buffer): Promise<void>;
  /** Undefined when the file is gone. */
  readArchive(name: string): Promise<Buffer | undefined>;
};
