import { useEffect, useRef, useState } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { codeTexts } from '../texts/codes.ts';
import { openReader } from './reader.ts';
import './scan.css';

const LOOK_MS = 200;

/** Has the phone a camera that a page may use? Where not, the code is typed. */
const canScan = (): boolean => navigator.mediaDevices?.getUserMedia !== undefined;

/** Looks through the camera until a code is read; the picture stays on the phone and is not kept. */
function useCamera(onRead: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const read = useRef(onRead);
  read.current = onRead;
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const begin = async () => {
      const look = await openReader();
      if (over) return;
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const picture = video.current;
      if (over || picture === null) return stream.getTracks().forEach((track) => void track.stop());
      picture.srcObject = stream;
      await picture.play();
      const lookAgain = async () => {
        const code = await look(picture).catch(() => undefined);
        if (over) return;
        if (code !== undefined && code.trim() !== '') return read.current(code.trim());
        timer = setTimeout(() => void lookAgain(), LOOK_MS);
      };
      await lookAgain();
    };
    begin().catch(() => setFailed(true));
    return () => {
      over = true;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);
  return { video, failed };
}

function Viewfinder({ onRead, onStop }: { onRead: (code: string) => void; onStop: () => void }) {
  const text = useText(codeTexts);
  const { video, failed } = useCamera(onRead);
  if (failed) return <p className="field-error">{text.noCamera}</p>;
  return (
    <div className="viewfinder">
      <video ref={video} muted playsInline aria-label={text.scanning} />
      <p className="soft">{text.scanning}</p>
      <button type="button" onClick={onStop}>
        {text.stop}
      </button>
    </div>
  );
}

/** A button that reads a code with the camera; nothing where there is none. */
export function Scan({ onRead }: { onRead: (code: string) => void }) {
  const text = useText(codeTexts);
  const [looking, setLooking] = useState(false);
  if (!canScan()) return null;
  if (!looking)
    return (
      <div className="picks">
        <button type="button" onClick={() => setLooking(true)}>
          {text.scan}
        </button>
      </div>
    );
  const take = (code: string) => {
    setLooking(false);
    onRead(code);
  };
  return <Viewfinder onRead={take} onStop={() => setLooking(false)} />;
}
