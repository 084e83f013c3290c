import { crc32 } from 'node:zlib';

const bytes = (text: string) => Buffer.from(text, 'base64');
/** Pictures of 8 by 6 points, red and blue, that any browser shows. */
const JPEG = bytes(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgX/xAAcEQABAwUAAAAAAAAAAAAAAAAAAoGxAQQFMzT/2gAMAwEAAhEDEQA/AIAFKz0JeQZDoU0UP//Z',
);
const PNG = bytes(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAYAAAD+Bd/7AAAAJklEQVR4AczKMQ0AAAwCwQZLeKpaPNGVrSuf3PYQ6cSVE+apYTgAAAD//462lnoAAAAGSURBVAMA+EwSYc5xAJ8AAAAASUVORK5CYII=',
);
const VP8 = bytes('VlA4IDgAAAAwAgCdASoIAAYAAsBMJagCdHIAq//cAAcGAAD+6DiqI/ff+ttFSOv8F2S+aGXb7h3/5oZdqeAAAA==');
const u16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number) =>
  Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);

/** A place in Shanghai as a phone writes it: degrees, minutes and hundredths of seconds. */
export const PLACE = Buffer.concat([31, 1, 14, 1, 2345, 100].map(u32));
/** What a phone writes about itself. */
export const CAMERA = 'AnjuPhone 9';

/** EXIF as a phone writes it: lying on its side (6), camera, and the place. */
function exif(): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([u16(tag), u16(type), u32(count), value]);
  const camera = Buffer.from(`${CAMERA}\0`);
  const cameraAt = 8 + 2 + 3 * 12 + 4;
  const gpsAt = cameraAt + camera.length;
  const placeAt = gpsAt + 2 + 2 * 12 + 4;
  return Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
    u16(3),
    entry(0x0110, 2, camera.length, u32(cameraAt)),
    entry(0x0112, 3, 1, Buffer.from([0, 6, 0, 0])),
    entry(0x8825, 4, 1, u32(gpsAt)),
    u32(0),
    camera,
    u16(2),
    entry(1, 2, 2, Buffer.from('N\0\0\0')),
    entry(2, 5, 3, u32(placeAt)),
    u32(0),
    PLACE,
  ]);
}
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>31,14.39N</exif:GPSLatitude>${CAMERA}</x:xmpmeta>`;

const segment = (marker: number, body: Buffer | string) => {
  const inside = Buffer.from(body as string);
  return Buffer.concat([Buffer.from([0xff, marker]), u16(inside.length + 2), inside]);
};

/** A photo as a phone takes it: EXIF and XMP with its place, a remark, and a film behind its end. */
export const photo = (): Buffer =>
  Buffer.concat([
    JPEG.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif()])),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${XMP}`),
    segment(0xed, 'Photoshop 3.0\0Shanghai'),
    segment(0xfe, CAMERA),
    JPEG.subarray(2),
    film(),
  ]);

/** The same photo, but so many points wide and high by its header. */
export function photoOf(width: number, height: number): Buffer {
  const huge = Buffer.from(JPEG);
  const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
  huge.writeUInt16BE(height, frame + 5);
  huge.writeUInt16BE(width, frame + 7);
  return huge;
}

const chunk = (type: string, body: Buffer | string) => {
  const inside = Buffer.concat([Buffer.from(type), Buffer.from(body as string)]);
  return Buffer.concat([u32(inside.length - 4), inside, u32(crc32(inside))]);
};
export const png = (): Buffer =>
  Buffer.concat([
    PNG.subarray(0, 33),
    chunk('eXIf', exif()),
    chunk('tEXt', `Model\0${CAMERA}`),
    chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
    PNG.subarray(33),
    Buffer.from('<script>alert(1)</script>'),
  ]);
export function pngOf(width: number, height: number): Buffer {
  const head = Buffer.concat([u32(width), u32(height), PNG.subarray(24, 29)]);
  return Buffer.concat([PNG.subarray(0, 8), chunk('IHDR', head), PNG.subarray(33)]);
}

const riff = (type: string, body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(type), length, body, Buffer.alloc(body.length % 2)]);
};
export const webp = (): Buffer =>
  riff(
    'RIFF',
    Buffer.concat([
      Buffer.from('WEBP'),
      riff('VP8X', Buffer.from([0x0c, 0, 0, 0, 7, 0, 0, 5, 0, 0])),
      VP8,
      riff('EXIF', exif()),
      riff('XMP ', Buffer.from(XMP)),
    ]),
  );

const GIF_PICTURE = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
export const gif = (): Buffer =>
  Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255, 0x21, 0xfe, CAMERA.length]),
    Buffer.from(`${CAMERA}\0`),
    GIF_PICTURE,
    Buffer.from([0x3b]),
  ]);

const box = (type: string, ...bodies: (Buffer | string)[]) => {
  const inside = Buffer.concat(bodies.map((body) => Buffer.from(body as string)));
  return Buffer.concat([u32(inside.length + 8), Buffer.from(type, 'latin1'), inside]);
};
export const heic = (width = 8, height = 6): Buffer =>
  Buffer.concat([
    box('ftyp', 'heic', u32(0), 'mif1heic'),
    box('meta', u32(0), box('iprp', box('ipco', box('ispe', u32(0), u32(width), u32(height))))),
    box('mdat', u32(6), 'Exif\0\0', exif(), XMP, 'coded picture'),
  ]);

/** A film as a phone takes it, with its place twice. */
export function film(): Buffer {
  return Buffer.concat([
    box('ftyp', 'isom', u32(0), 'isommp42'),
    box('mdat', 'frames'),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      box('udta', box('\u00a9xyz', '+31.2304+121.4737/')),
      box('meta', u32(0), box('ilst', `+31.2304+121.4737/${CAMERA}`)),
    ),
  ]);
}

/** An upload of one file as a browser sends it. */
export function uploading(name: string, content: Buffer): { body: Buffer; headers: Record<string, string> } {
  const boundary = 'x-anju-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
