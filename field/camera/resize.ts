const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

async function sizeOf(file: Blob): Promise<{ width: number; height: number }> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error('not a photo'));
      image.src = url;
    });
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * A photo of at most 1600 pixels a side as JPEG. It is drawn anew, so place and camera of the original stay behind; the
 * browser scales while it decodes, so a 40-megapixel photo never stands in memory as a canvas.
 */
export async function resized(file: Blob): Promise<Blob> {
  const { width, height } = await sizeOf(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const bitmap = await createImageBitmap(file, {
    resizeWidth: w,
    resizeHeight: h,
    resizeQuality: 'high',
    imageOrientation: 'from-image',
  });
  const canvas = document.createElement('canvas');
  canvas.width = w;
  canvas.height = h;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('not a photo')) : resolve(blob)),
      'image/jpeg',
      QUALITY,
    ),
  );
}
