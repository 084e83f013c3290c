import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..');
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

// The office app is built when its sources changed, not at every start.
const hash = hashOfSources();
if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== hash) {
  process.stderr.write('Building the office app …\n');
  await build({ root: join(ROOT, 'web'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(MARK, hash);
}
