import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

const LONGEST_SIDE = 1280;

/** Reads the first code in a picture of the camera; undefined when there is none. */
export function openWasmReader(): (picture: HTMLVideoElement) => Promise<string | undefined> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async (picture) => {
    const { videoWidth, videoHeight } = picture;
    if (pen === null || videoWidth === 0) return undefined;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const [found] = await readBarcodes(pen.getImageData(0, 0, canvas.width, canvas.height), {
      formats: ['Code128', 'Code39', 'EAN13', 'QRCode', 'DataMatrix'],
      maxNumberOfSymbols: 1,
    });
    return found?.text;
  };
}

/** Has the reader on the phone before it is needed without a network: the worker keeps what is fetched. */
export const fetchWasmReader = (): Promise<unknown> => fetch(wasm);
