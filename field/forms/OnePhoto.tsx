import { useEffect, useState } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { resized } from '../camera/resize.ts';
import { formTexts } from '../texts/forms.ts';

export function CameraButton({
  label,
  big = false,
  onTake,
}: {
  label: string;
  big?: boolean;
  onTake: (photo: Blob) => Promise<void> | void;
}) {
  const text = useText(formTexts);
  const [state, setState] = useState<'idle' | 'busy' | 'bad'>('idle');
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setState('busy');
    try {
      await onTake(await resized(file));
      setState('idle');
    } catch {
      setState('bad');
    }
  };
  return (
    <>
      <label className={big ? 'big camera' : 'big quiet camera'} aria-busy={state === 'busy'}>
        {state === 'busy' ? text.working : label}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          disabled={state === 'busy'}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {state === 'bad' ? (
        <p className="field-error" role="alert">
          {text.badPhoto}
        </p>
      ) : null}
    </>
  );
}

export function Thumb({ photo }: { photo: Blob }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(photo);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return url === '' ? null : <img className="thumb" src={url} alt="" />;
}

export function OnePhoto({
  label,
  photo,
  onTake,
}: {
  label: string;
  photo: Blob | undefined;
  onTake: (photo: Blob) => void;
}) {
  return (
    <div className="one-photo">
      {photo === undefined ? null : <Thumb photo={photo} />}
      <CameraButton label={label} onTake={onTake} />
    </div>
  );
}
