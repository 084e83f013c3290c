import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const [WIDTH, HEIGHT] = [640, 480];
const WHITE = 235;
const BLACK = 16;

/** Writes a film (Y4M) of one code, as a camera before which it is held still, and answers its path. */
export async function filmedCode(text: string, path: string): Promise<string> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode' });
  if (error) throw new Error(error);
  const side = 10;
  const [left, top] = [(WIDTH - symbol.width * side) / 2, (HEIGHT - symbol.height * side) / 2];
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (let y = 0; y < symbol.height * side; y += 1)
    for (let x = 0; x < symbol.width * side; x += 1) {
      const isDark = symbol.data[Math.floor(y / side) * symbol.width + Math.floor(x / side)] === 0;
      if (isDark) light[Math.floor(top + y) * WIDTH + Math.floor(left + x)] = BLACK;
    }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: 20 }, () => frame)]));
  return path;
}
