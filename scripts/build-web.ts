import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(ROOT, 'dist/web');
const MARK = join(ROOT, 'dist/web.hash');
const SOURCES = ['web', 'ui', 'domains', 'kernel', 'vite.config.ts', 'package-lock.json'];

function* filesBelow(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name));
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(join(ROOT, source)))
      hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Writes `.br` and `.gz` beside every text file, so that no request compresses anything. */
function compress(): void {
  for (const file of filesBelow(OUT)) {
    if (!/\.(js|css|html|svg|json)$/.test(file)) continue;
    const bytes = readFileSync(file);
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
    );
    writeFileSync(`${file}.gz`, gzipSync(bytes));
  }
}

// The office app is built when its sources changed, not at every start.
const hash = hashOfSources();
if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== hash) {
  process.stderr.write('Building the office app …\n');
  await build({ root: join(ROOT, 'web'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  compress();
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(MARK, hash);
}
