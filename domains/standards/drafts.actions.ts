import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { parse } from '../../kernel/parsing.ts';
import { conflict, invalid, notFound } from '../../kernel/refusal.ts';
import { canonical } from './difference.rules.ts';
import { takePackFile } from './pack-file.actions.ts';
import { Pack } from './standards.contract.ts';
import { packProblems } from './standards.rules.ts';
import type { MakeDraft, PackPart } from './versions.contract.ts';
import { seesDrafts } from './versions.policy.ts';
import { lastPublished } from './versions.queries.ts';
import {
  insertDraft,
  type LockedVersion,
  lockVersion,
  nextVersionNumber,
  updateBody,
  updateStatus,
} from './versions.store.ts';

/** Fingerprint of a pack: the same for the same content, whatever the order of its keys. */
export const hashOf = (pack: Pack): string => createHash('sha256').update(canonical(pack)).digest('hex');

export const standardSubject = (code: string): string => `standard:${code}`;

/** The version, locked; refuses one that is not there, or an edit, signature or publication on an older revision. */
export async function openVersion(ctx: Context, id: number, revision?: number): Promise<LockedVersion> {
  const version = await lockVersion(ctx, id);
  if (version === undefined || (version.status !== 'published' && !seesDrafts(ctx.actor))) {
    throw notFound('version.not_found');
  }
  if (version.status === 'discarded') throw conflict('version.discarded');
  if (revision !== undefined && revision !== version.revision) {
    throw conflict('version.stale', { revision: version.revision });
  }
  return version;
}

/** The version as one that may still be written. */
function unpublished({ status, ...rest }: LockedVersion) {
  if (status === 'published') throw conflict('version.published');
  return { ...rest, status };
}

/**
 * A draft from the version that takes effect last, or from a YAML pack of the same code; the number follows the highest
 * one. Refuses a file with errors, each with its line (S3 3-K6-2).
 */
export async function makeDraft(ctx: Context, input: z.output<(typeof MakeDraft)['body']>) {
  const base = await lastPublished(ctx);
  const source = 'yaml' in input ? takePackFile(input.yaml) : base?.pack;
  if (source === undefined) throw notFound('version.not_found');
  if (base !== undefined && source.code !== base.pack.code) {
    throw invalid('version.other_code', { field: 'yaml', code: base.pack.code });
  }
  const version = await nextVersionNumber(ctx, source.code);
  const pack: Pack = { ...source, version, status: 'draft' };
  const id = await insertDraft(ctx, {
    code: pack.code,
    version,
    pack,
    hash: hashOf(pack),
    basedOn: base?.id ?? null,
    changeNote: input.changeNote,
  });
  await record(ctx, [
    {
      type: 'standard.drafted',
      subject: standardSubject(pack.code),
      reason: input.changeNote,
      data: { version: String(version), basedOn: base?.version ?? null, imported: 'yaml' in input },
    },
  ]);
  return { id, version: String(version), revision: 1 };
}

/**
 * Replaces one part of a version that is not published. A wrong shape is refused with its path; what does not fit
 * together is saved and listed. A reviewed or approved version becomes a draft again; what was signed stays on record.
 */
export async function writePart(
  ctx: Context,
  target: { id: number; part: PackPart },
  input: { revision: number; value?: unknown },
) {
  const version = unpublished(await openVersion(ctx, target.id, input.revision));
  if (input.value === undefined) throw invalid('blank', { field: 'value' });
  const schema = Pack.pick({ [target.part]: true } as Partial<Record<keyof Pack, true>>);
  const value = parse(schema, { [target.part]: input.value }) as Partial<Pack>;
  const pack: Pack = { ...Pack.parse(version.body), ...value };
  const hash = hashOf(pack);
  const problems = packProblems(pack);
  if (hash === version.hash) {
    return { id: version.id, revision: version.revision, state: version.status, problems };
  }
  const revision = await updateBody(ctx, version.id, { pack, hash });
  await record(ctx, [
    {
      type: 'standard.edited',
      subject: standardSubject(version.code),
      data: { version: version.version, part: target.part, revision, wasStatus: version.status, hash },
    },
  ]);
  return { id: version.id, revision, state: 'draft' as const, problems };
}

/** Gives up a version that is not published. */
export async function discardDraft(ctx: Context, id: number) {
  const version = unpublished(await openVersion(ctx, id));
  await updateStatus(ctx, id, 'discarded');
  await record(ctx, [
    {
      type: 'standard.discarded',
      subject: standardSubject(version.code),
      data: { version: version.version },
    },
  ]);
  return { id, state: 'discarded' as const };
}
