import { useEffect, useState } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { TickIcon } from '../../ui/icons.tsx';
import { back } from '../address.ts';
import { readPhoto } from '../cache/database.ts';
import { Chip } from '../kit/Kit.tsx';
import { openedVault, usePhone } from '../phone.ts';
import { formTexts } from '../texts/forms.ts';
import { orderTexts } from '../texts/order.ts';
import type { FormProps } from './form-props.ts';
import { CameraButton, Thumb } from './OnePhoto.tsx';
import { SaveBar } from './SaveBar.tsx';

const SUBJECTS = ['nameplate', 'fault', 'site', 'old_part', 'new_part', 'other'] as const;

/** A photo that lies on the phone, else the one of the server. */
function Stored({ id }: { id: string }) {
  const { online } = usePhone();
  const [photo, setPhoto] = useState<Blob | null>(null);
  useEffect(() => {
    const vault = openedVault();
    if (vault === null) return;
    readPhoto(vault, id).then(
      (kept) => setPhoto(kept?.photo ?? null),
      () => setPhoto(null),
    );
  }, [id]);
  if (photo !== null) return <Thumb photo={photo} />;
  return online ? <img className="thumb" src={`/api/work-order-files/${id}`} alt="" loading="lazy" /> : null;
}

/** Photos by what they show; each is kept as soon as it is taken. */
export function PhotoForm({ order, about, save }: FormProps) {
  const text = useText(formTexts);
  const names = useText(orderTexts);
  const needed = new Set(
    order.missingToComplete.filter(({ code }) => code === 'photo_missing').map((gap) => gap.about),
  );
  const taken = (of: string) =>
    order.records.filter((record) => record.kind === 'photo' && record.body['of'] === of);
  const first = SUBJECTS.filter((of) => of === about || needed.has(of));
  const shown = [...first, ...SUBJECTS.filter((of) => !first.includes(of))];
  return (
    <>
      <p className="lead soft">{text.photoHint}</p>
      <ul className="photo-list">
        {shown.map((of) => {
          const photos = taken(of);
          return (
            <li key={of}>
              <div className="entry-head">
                <strong>{names.of[of]}</strong>
                {needed.has(of) ? <Chip tone="amber">{text.needed}</Chip> : null}
                {photos.length === 0 ? null : (
                  <Chip tone="green">
                    <TickIcon /> {text.taken(photos.length)}
                  </Chip>
                )}
              </div>
              {photos.length === 0 ? null : (
                <div className="thumbs">
                  {photos.map((photo) => (
                    <Stored key={String(photo.body['fileId'])} id={String(photo.body['fileId'])} />
                  ))}
                </div>
              )}
              <CameraButton
                big={needed.has(of)}
                label={photos.length === 0 ? text.take : text.again}
                onTake={async (photo) => {
                  const body = { of, fileId: crypto.randomUUID() };
                  if (!(await save(body, { photo, stay: true }))) throw new Error('not kept');
                }}
              />
            </li>
          );
        })}
      </ul>
      <SaveBar label={text.finish} onSave={async () => back('orders', order.number)} />
    </>
  );
}
