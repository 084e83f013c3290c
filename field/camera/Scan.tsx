import { useEffect, useRef, useState } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { codeTexts } from '../texts/codes.ts';
import './scan.css';

type Found = { rawValue: string };
type Detector = { detect: (source: HTMLVideoElement) => Promise<Found[]> };
declare const BarcodeDetector: { new (options?: { formats?: string[] }): Detector } | undefined;

const FORMATS = ['code_128', 'code_39', 'ean_13', 'qr_code', 'data_matrix'];
const LOOK_MS = 200;

/** Can the phone read a code with its camera? Where not, the code is typed. */
const canScan = (): boolean =>
  typeof BarcodeDetector !== 'undefined' && navigator.mediaDevices?.getUserMedia !== undefined;

/** Looks through the camera until a code is read; the picture stays on the phone and is not kept. */
function useCamera(onRead: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const read = useRef(onRead);
  read.current = onRead;
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    let over = false;
    const begin = async () => {
      if (typeof BarcodeDetector === 'undefined') throw new Error('no detector');
      const detector = new BarcodeDetector({ formats: FORMATS });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const picture = video.current;
      if (over || picture === null) return stream.getTracks().forEach((track) => void track.stop());
      picture.srcObject = stream;
      await picture.play();
      timer = setInterval(() => {
        void detector.detect(picture).then(
          ([found]) => found !== undefined && !over && read.current(found.rawValue.trim()),
          () => undefined,
        );
      }, LOOK_MS);
    };
    begin().catch(() => setFailed(true));
    return () => {
      over = true;
      clearInterval(timer);
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

/** A button that reads a code with the camera; nothing where the phone cannot. */
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
