import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const TOGETHER = ['ui', 'domains', 'kernel', 'scripts/compressed.ts', 'package-lock.json'];

/** The browser apps: their sources beside what they have together, and where a finished build is noted. */
const APPS = [
  { name: 'office app', folder: 'web', config: 'vite.config.ts', mark: 'dist/web.hash' },
  { name: 'field app', folder: 'field', config: 'vite.field.config.ts', mark: 'dist/field.hash' },
];

function* filesBelow(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name));
}

function hashOf(sources: string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesBelow(join(ROOT, source)))
      hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

// Whoever asks for it, a test run too, gets what is delivered.
process.env.NODE_ENV = 'production';

// An app is built when its sources changed, not at every start.
for (const { name, folder, config, mark } of APPS) {
  const hash = hashOf([folder, config, ...TOGETHER]);
  const noted = join(ROOT, mark);
  if (existsSync(noted) && readFileSync(noted, 'utf8') === hash) continue;
  process.stderr.write(`Building the ${name} …\n`);
  const { build } = await import('vite');
  await build({ root: join(ROOT, folder), configFile: join(ROOT, config), logLevel: 'warn' });
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(noted, hash);
}
