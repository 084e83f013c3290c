import { useEffect, useMemo, useState } from 'react';
import type { Pack } from '../../../../domains/standards/standards.contract.ts';
import {
  GetVersion,
  type PackPart,
  packParts,
  type Version,
  WritePart,
} from '../../../../domains/standards/versions.contract.ts';
import { answerOf, useSend } from '../../../../ui/answers.ts';
import { ApiRefusal } from '../../../../ui/client.ts';
import { forget, keep, kept } from '../../../../ui/kept.ts';
import { queryClient } from '../../../session.ts';
import { useRefresh } from '../../versions/use-refresh.ts';
import { type Draft, edited, isChanged, redone, same, undone } from './draft.ts';

type Drafts = Partial<Record<PackPart, Draft>>;
type KeptDrafts = Partial<Record<PackPart, Pick<Draft, 'base' | 'value'>>>;

const keyOf = (id: number): string => `standard-draft.${id}`;

function restored(version: Version): Drafts {
  const found: Drafts = {};
  if (!version.may.edit) return found;
  for (const [part, { base, value }] of Object.entries(kept<KeptDrafts>(keyOf(version.id), {}))) {
    const known = packParts.find((one) => one === part);
    if (known !== undefined && !same(value, version.pack[known]))
      found[known] = { base, value, past: [], future: [] };
  }
  return found;
}

function useKeptDrafts(version: Version) {
  const [drafts, setDrafts] = useState<Drafts>(() => restored(version));
  const { id } = version;
  useEffect(() => {
    const changed = Object.entries(drafts).filter(([, draft]) => isChanged(draft));
    if (changed.length === 0) forget(keyOf(id));
    else
      keep(keyOf(id), Object.fromEntries(changed.map(([part, { base, value }]) => [part, { base, value }])));
  }, [drafts, id]);
  return [drafts, setDrafts] as const;
}

type Send = ReturnType<typeof useSend<typeof WritePart>>['mutateAsync'];

/**
 * Sends a part with the newest known revision and reads the version again. When only another part was saved meanwhile,
 * it is sent once more; when this part was, nothing is overwritten: the answer is false and the version has what the
 * other wrote.
 */
async function sendPart(version: Version, part: PackPart, draft: Draft, send: Send): Promise<boolean> {
  const query = answerOf(GetVersion, { params: { id: version.id } });
  const again = () => queryClient.fetchQuery({ ...query, staleTime: 0 });
  const write = async (known: Version) => {
    if (!same(known.pack[part], draft.base)) return false;
    await send({
      params: { id: version.id, part },
      body: { revision: known.revision, value: draft.value },
    });
    return true;
  };
  let isSaved: boolean;
  try {
    isSaved = await write(queryClient.getQueryData(query.queryKey) ?? version);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.code !== 'version.stale') throw error;
    isSaved = await write(await again());
  }
  if (isSaved) await again();
  return isSaved;
}

export type Editing = ReturnType<typeof useDrafts>;

/** The parts of a version as they are being changed here, kept in this browser until they are saved or dropped. */
export function useDrafts(version: Version) {
  const [drafts, setDrafts] = useKeptDrafts(version);
  const [wasRestored] = useState(() => Object.keys(drafts).length > 0);
  const sending = useSend(WritePart);
  const refresh = useRefresh();

  const draftOf = (part: PackPart): Draft => current(version.pack[part], drafts[part]);
  const set = (part: PackPart, change: (draft: Draft) => Draft) =>
    setDrafts((all) => ({ ...all, [part]: change(current(version.pack[part], all[part])) }));
  const drop = (part: PackPart) => setDrafts(({ [part]: _, ...others }) => others);

  const pack = useMemo(() => {
    const own = Object.entries(drafts).filter(([, draft]) => isChanged(draft));
    return { ...version.pack, ...Object.fromEntries(own.map(([part, { value }]) => [part, value])) } as Pack;
  }, [version.pack, drafts]);

  const save = async (part: PackPart): Promise<boolean> => {
    const isSaved = await sendPart(version, part, draftOf(part), sending.mutateAsync);
    if (isSaved) drop(part);
    refresh();
    return isSaved;
  };

  return {
    pack,
    draftOf,
    drop,
    wasRestored,
    changed: packParts.filter((part) => drafts[part] !== undefined && isChanged(draftOf(part))),
    isTaken: (part: PackPart): boolean => {
      const draft = draftOf(part);
      return isChanged(draft) && !same(version.pack[part], draft.base);
    },
    edit: (part: PackPart, value: unknown) => set(part, (draft) => edited(draft, value)),
    undo: (part: PackPart) => set(part, undone),
    redo: (part: PackPart) => set(part, redone),
    rebase: (part: PackPart, value: unknown) =>
      set(part, () => ({ base: version.pack[part], value, past: [], future: [] })),
    save,
    isSaving: sending.isPending,
    error: sending.error,
    forgetError: sending.reset,
  };
}

/** A part without own changes is what the server has; the ways back and forth stay while they lead from there. */
function current(stored: unknown, draft: Draft | undefined): Draft {
  if (draft !== undefined && (isChanged(draft) || same(draft.base, stored))) return draft;
  return { base: stored, value: stored, past: [], future: [] };
}
