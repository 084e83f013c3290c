import { createReadStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { recordBackup, recordRestore } from '../domains/protection/backups.actions.ts';
import type { AtHand } from '../kernel/backups/file-key.ts';
import { readConfig } from '../kernel/config.ts';
import { type Context, systemActor } from '../kernel/context.ts';
import { heldMaster, type Master, masterOf } from '../kernel/master-key.ts';
import { makeBackup } from './backup.ts';
import { lockOf } from './backup-schedule.ts';
import { joinCompany, openCompany } from './company.ts';
import { migrate } from './migrate.ts';
import { checkBackup, refuseFilledFolder, restoreBackup } from './restore.ts';

type Saying = { say: (line: string) => void; fail: (error: unknown) => never };
type Options = { passphraseFile?: string; masterKey?: string; check?: boolean };

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

const passphraseOf = ({ passphraseFile }: Options): string | undefined =>
  passphraseFile === undefined
    ? process.env.ANJU_BACKUP_PASSPHRASE || undefined
    : readFileSync(passphraseFile, 'utf8').trim();

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** One line on a terminal that is written over; nothing where no person looks. */
function telling(): (text: string) => void {
  const { stderr } = process;
  let last = 0;
  return (text) => {
    if (!stderr.isTTY || Date.now() - last < 100) return;
    last = Date.now();
    stderr.write(`\r${text}\u001b[K`);
  };
}
const endTelling = () => void (process.stderr.isTTY && process.stderr.write('\r\u001b[K'));

const contextOf = (db: Context['db']): Context => ({
  db,
  actor: systemActor('命令行 command line'),
  now: Date.now(),
  requestId: 'backup',
});

const KEEP_THE_KEY =
  'The master key is not in it. Without that key no name and number of the company can be read again: keep it elsewhere. · 备份不含主密钥，没有它就无法再读取客户姓名与电话，请另行保管。';

async function backUp(given: string, options: Options, say: Saying['say']): Promise<void> {
  const file = resolve(given);
  if (existsSync(file)) throw coded('backup_exists', `${file} exists · 文件已存在`);
  const config = readConfig(process.env);
  const company = await joinCompany(config);
  const tell = telling();
  try {
    const lock = lockOf(masterOf(config.dataDir, process.env), passphraseOf(options));
    const made = await makeBackup({
      database: company.database,
      dataDir: config.dataDir,
      file,
      lock,
      now: Date.now,
      told: ({ tables, rows, files }) => tell(`${tables} 表 tables · ${rows} 行 rows · ${files} 文件 files`),
    });
    endTelling();
    await company.database.transaction((db) => recordBackup(contextOf(db), made, false));
    say(
      `${made.rows} 行 rows · ${made.tables} 表 tables · ${made.files} 文件 files · ${megabytes(made.bytes ?? 0)} → ${given}`,
    );
    say(`SHA-256 ${made.digest}`);
    say(KEEP_THE_KEY);
  } finally {
    await company.close();
  }
}

/** The master key that opens what comes back, and the text to keep in the data folder when it was given as a file. */
function masterFor(dataDir: string, { masterKey }: Options): { master: Master | undefined; text?: string } {
  if (masterKey !== undefined) {
    const text = readFileSync(masterKey, 'utf8');
    return { master: heldMaster(text), text };
  }
  const { ANJU_KMS_COMMAND, ANJU_MASTER_KEY } = process.env;
  const there = ANJU_KMS_COMMAND || ANJU_MASTER_KEY || existsSync(join(dataDir, 'master-key'));
  return { master: there ? masterOf(dataDir, process.env) : undefined };
}

async function checked(file: string, hand: AtHand, say: Saying['say']): Promise<void> {
  const { head, tally } = await checkBackup(file, hand);
  say(
    `完整 whole: ${head.madeAt} · ${tally.rows} 行 rows · ${tally.tables} 表 tables · ${tally.files} 文件 files · ${megabytes(statSync(file).size)}`,
  );
}

async function bringBack(given: string, options: Options, say: Saying['say']): Promise<void> {
  const file = resolve(given);
  const config = readConfig(process.env);
  createReadStream(file).destroy();
  const { master, text } = masterFor(config.dataDir, options);
  const hand = { master, passphrase: passphraseOf(options) };
  if (options.check === true) return checked(file, hand, say);
  refuseFilledFolder(config.dataDir);
  if (master === undefined)
    throw coded(
      'restore_needs_master',
      'The master key of the company is needed: --master-key FILE, ANJU_MASTER_KEY or ANJU_KMS_COMMAND · 需要公司的主密钥',
    );
  await checked(file, hand, say);
  mkdirSync(config.dataDir, { recursive: true });
  const company = await openCompany(config, say);
  const tell = telling();
  try {
    const { database } = company;
    const told = (done: { tables: number; table: string }) =>
      tell(`${done.tables} 表 tables · ${done.table}`);
    const { head, tally } = await restoreBackup({
      database,
      dataDir: config.dataDir,
      file,
      hand,
      master,
      told,
    });
    endTelling();
    if (text !== undefined) writeFileSync(join(config.dataDir, 'master-key'), text, { mode: 0o600 });
    const applied = await migrate(database, company.app);
    await database.transaction((db) =>
      recordRestore(contextOf(db), { id: head.id, madeAt: head.madeAt, ...tally }),
    );
    for (const name of applied) say(name);
    say(`已恢复 restored: ${head.madeAt}`);
  } finally {
    await company.close();
  }
}

/** `anju backup` and `anju restore`. */
export function addBackupCommands(program: Command, { say, fail }: Saying): void {
  program
    .command('backup <file>')
    .description('write an encrypted copy of the whole company while people work · 备份')
    .option('--passphrase-file <file>', 'lock it with the words in this file instead of the master key')
    .action((file: string, options: Options) => backUp(file, options, say).catch(fail));
  program
    .command('restore <file>')
    .description('bring a company back into an empty data folder or database · 恢复')
    .option('--master-key <file>', 'file with the master key of the company')
    .option('--passphrase-file <file>', 'file with the words that lock the backup')
    .option('--check', 'only read it from begin to end and say whether it is whole', false)
    .action((file: string, options: Options) => bringBack(file, options, say).catch(fail));
}
