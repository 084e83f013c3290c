import { Command } from 'commander';
import { readConfig } from '../kernel/config.ts';
import { unlockVault } from '../kernel/keyring.ts';
import { masterOf } from '../kernel/master-key.ts';
import { giveBackMemory } from '../kernel/memory.ts';
import { sayHead, type VerifyOptions, verifyAccessLog, verifyFacts } from './audit.ts';
import { addBackupCommands } from './backup-commands.ts';
import { clockVectors } from './clock.ts';
import { joinCompany } from './company.ts';
import { exportCases } from './export.ts';
import { type SeedOptions, seedCompany } from './generator-seed.ts';
import { importFile, progressOn, reportLines } from './import.ts';
import { keysStatus, rewrapNow, rotateNow } from './keys.ts';
import { migrate } from './migrate.ts';
import { checkStandard, exportStandard, lintFile, lintInForce } from './standard.ts';
import { greeting, start } from './start.ts';
import { createUser, resetPassword } from './user.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
// A reader that has seen enough (`| head`) closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const hints: Record<string, string> = {
  EADDRINUSE:
    'The port is taken. Choose another one: PORT=3001 npm start · 端口被占用，请换一个：PORT=3001 npm start',
  EACCES: 'The port or folder may not be used by this user · 没有权限使用该端口或目录',
};

/** Says what is wrong in one line that tells what to do, and ends with 1. */
function fail(error: unknown): never {
  const { code, message } = error as { code?: string; message: string };
  process.stderr.write(`${hints[code ?? ''] ?? message}\n`);
  if (code === undefined) process.stderr.write(`${(error as Error).stack}\n`);
  process.exit(1);
}

async function withCompany<T>(
  work: (database: Awaited<ReturnType<typeof joinCompany>>['database'], applied: string[]) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  const company = await joinCompany(config);
  try {
    const applied = await migrate(company.database, company.app);
    await unlockVault(company.database, masterOf(config.dataDir, process.env));
    return await work(company.database, applied);
  } finally {
    await company.close();
  }
}

/** npm passes a SIGTERM to its shell only: when that is gone, so is whoever asked for the product. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, 500).unref();
}

async function serve(): Promise<void> {
  const running = await start(readConfig(process.env), process.env, (line) =>
    process.stderr.write(`${line}\n`),
  );
  for (const line of await greeting(running.database, running.address)) say(line);
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    running.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (process.env.npm_lifecycle_event === 'start') endWithParent(end);
  await giveBackMemory();
}

const program = new Command('anju').description(
  'After-sales service that executes a company’s standard · 安居',
);

program
  .command('start', { isDefault: true })
  .description('start the whole product · 启动')
  .action(() => serve().catch(fail));

program
  .command('migrate')
  .description('bring the database to this version · 升级数据库')
  .action(() =>
    withCompany(async (_database, applied) => {
      say(applied.length === 0 ? 'Up to date' : applied.join('\n'));
    }).catch(fail),
  );

program
  .command('seed')
  .description('fill a demo company with generated cases, for trying it at size · 生成演示数据')
  .requiredOption('--cases <number>', 'how many cases')
  .option('--seed <number>', 'another seed makes another company', '1')
  .option('--until <instant>', 'end of the two years; now when left out')
  .option('--all-open', 'every case open and received in the last two days')
  .action((options: SeedOptions) =>
    withCompany((database) => seedCompany(database, options, say)).catch(fail),
  );

const user = program.command('user').description('sign-in accounts · 账号');
user
  .command('create <username>')
  .description('create a user; the first administrator too')
  .requiredOption('--name <name>', 'name of the person')
  .requiredOption(
    '--position <code>',
    'agent, handler, department_head, supervisor, regional_manager, manager, auditor, administrator',
  )
  .requiredOption('--work-number <number>', 'work number')
  .option('--department <id>', 'department')
  .option('--region <code>', 'region')
  .option('--superior <username>', 'superior')
  .option('--password <password>', 'at least 12 characters; made up and shown once when left out')
  .action((username: string, options) =>
    withCompany((database) => createUser(database, { username, ...options }, say)).catch(fail),
  );
user
  .command('password <username>')
  .description('set a new password and end the user’s sessions')
  .option('--password <password>', 'made up and shown once when left out')
  .action((username: string, options: { password?: string }) =>
    withCompany((database) => resetPassword(database, username, options.password, say)).catch(fail),
  );

program
  .command('clock')
  .description('evaluate clock vectors; one JSON line each, exit 1 if any differs · 时限核对')
  .requiredOption('--vectors <file>', 'file of vectors')
  .action((options: { vectors: string }) => {
    try {
      process.exit(clockVectors(options.vectors, say) ? 0 : 1);
    } catch (error) {
      fail(error);
    }
  });

program
  .command('import <csv>')
  .description('import the cases of another system; may be stopped and run again · 导入个案')
  .requiredOption('--map <name|file>', 'mapping: a name in mappings/ or a YAML file')
  .option('--dry-run', 'read and check everything, store nothing', false)
  .option('--rejects <file>', 'where rows go that cannot be read (default: <csv>.rejects.csv here)')
  .action((file: string, options: { map: string; dryRun: boolean; rejects?: string }) =>
    withCompany(async (database) => {
      const wanted = { ...options, file, rejects: options.rejects };
      const report = await importFile(database, wanted, {
        progress: progressOn(process.stderr),
        clock: Date.now,
      });
      if (process.stderr.isTTY) process.stderr.write('\n');
      for (const line of reportLines(report, options.dryRun)) say(line);
    }).catch(fail),
  );

program
  .command('export')
  .description('write the cases as CSV · 导出个案')
  .requiredOption('--cases <file>', 'file to write')
  .option('--language <code>', 'zh-CN or en', 'zh-CN')
  .action((options: { cases: string; language: string }) =>
    withCompany(async (database) => {
      const locale = options.language === 'en' ? 'en' : 'zh-CN';
      const count = await exportCases(database, { file: options.cases, locale, now: Date.now() });
      say(`${count} 个案 cases → ${options.cases}`);
    }).catch(fail),
  );

const audit = program.command('audit').description('the access log · 访问日志');
audit
  .command('verify')
  .description(
    'check the chains of looks and facts; names the first broken link, exit 1 if there is one · 校验',
  )
  .option('--from <day>', 'first day, as in 2026-03-01')
  .option('--to <day>', 'last day')
  .option('--anchor <seq:hash...>', 'an end of the chain that was kept elsewhere', [])
  .action((options: VerifyOptions) =>
    withCompany(async (database) => {
      const looks = await verifyAccessLog(database, readConfig(process.env).dataDir, options, say);
      return (await verifyFacts(database, say)) && looks;
    }).then((sound) => {
      if (!sound) process.exitCode = 1;
    }, fail),
  );
audit
  .command('head')
  .description('the end of the chain now, to be printed and kept · 打印链尾')
  .action(() => withCompany((database) => sayHead(database, say)).catch(fail));

const standard = program.command('standard').description('the company’s standard as a file · 标准包');
standard
  .command('check <file>')
  .description('check a pack or a calendar; names line, place and reason, exit 1 if anything is wrong · 校验')
  .action((file: string) => {
    try {
      process.exit(checkStandard(file, say) ? 0 : 1);
    } catch (error) {
      fail(error);
    }
  });
standard
  .command('lint [file]')
  .description('contradictions and gaps of a pack, or of the standard in force · 检查矛盾')
  .action(async (file?: string) => {
    try {
      const lines =
        file === undefined
          ? await withCompany((database) => lintInForce(database, Date.now()))
          : lintFile(file, Date.now());
      for (const line of lines) say(line);
    } catch (error) {
      fail(error);
    }
  });
standard
  .command('export <file>')
  .description('write the standard in force, or another version, as YAML · 导出')
  .option('--version <number>', 'version; the one in force when left out')
  .action((file: string, options: { version?: string }) =>
    withCompany(async (database) => {
      const written = await exportStandard(database, { file, version: options.version, now: Date.now() });
      say(`版本 version ${written} → ${file}`);
    }).catch(fail),
  );

const keys = program.command('keys').description('keys of personal data · 个人信息密钥');
const withKeys = (work: (parts: Parameters<typeof keysStatus>[0]) => Promise<void>) =>
  withCompany((database) =>
    work({ database, master: masterOf(readConfig(process.env).dataDir, process.env), say }),
  ).catch(fail);
keys
  .command('status')
  .description('keys, progress of sealing, what still stands readable · 状态')
  .action(() => withKeys(keysStatus));
keys
  .command('rotate')
  .description('make a new key and seal everything under it, while people work · 轮换')
  .option('--lookup', 'the key of the look-up hashes too', false)
  .action((options: { lookup: boolean }) => withKeys((parts) => rotateNow(parts, options.lookup)));
keys
  .command('rewrap')
  .description('wrap the data keys under the master key that stands first now · 更换主密钥后重新封装')
  .action(() => withKeys(rewrapNow));

addBackupCommands(program, { say, fail });

await program.parseAsync();
