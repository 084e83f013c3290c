import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newKey, openWith, sealWith } from './cipher.ts';

/** What wraps the data keys. It is never in the database: a file beside it, the environment, or a key service. */
export type Master = {
  /** Names the master key in use; rows wrapped by another one are wrapped anew by `rewrapKeys`. */
  id: string;
  wrap(key: Buffer, about: string): Promise<string>;
  unwrap(wrapped: string, about: string): Promise<Buffer>;
};

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

type Line = { id: string; bytes: Buffer };

function lineOf(text: string): Line {
  const [id = '', encoded = ''] = text.includes(':') ? text.split(':') : ['m1', text];
  const bytes = Buffer.from(encoded, 'base64url');
  if (!/^[a-z][a-z0-9]{0,15}$/.test(id) || bytes.length !== 32)
    throw coded(
      'bad_master_key',
      'A master key is 32 bytes in base64url, `name:key` · 主密钥应为 32 字节的 base64url',
    );
  return { id, bytes };
}

/** Master keys held by this process, the one in use first; the others only unwrap. */
export function heldMaster(text: string): Master {
  const lines = text
    .split(/[\s,]+/)
    .filter((line) => line !== '')
    .map(lineOf);
  const [first] = lines;
  if (first === undefined) throw coded('bad_master_key', 'There is no master key · 没有主密钥');
  return {
    id: first.id,
    wrap: async (key, about) => sealWith(first, key.toString('base64url'), about),
    async unwrap(wrapped, about) {
      for (const line of lines) {
        try {
          return Buffer.from(openWith(line, wrapped, about), 'base64url');
        } catch {
          // Wrapped by another one.
        }
      }
      throw coded(
        'wrong_master_key',
        'The master key does not open the data keys of this database · 主密钥与此数据库不符',
      );
    },
  };
}

/** Most that a key service may say, and how long it may take. */
const MOST_SAID = 10_000;
const PATIENCE_MS = 20_000;

/**
 * A key service behind a command (a cloud's own tool, a hardware module, a script): it is run with `wrap` or `unwrap`
 * and the name of the key as its last arguments, reads base64 from its input and writes base64 to its output.
 */
export function commandMaster(command: string): Master {
  const [program = '', ...given] = command.split(/\s+/).filter((part) => part !== '');
  const ask = (verb: string, value: string, about: string) =>
    new Promise<string>((resolve, reject) => {
      const child = spawn(program, [...given, verb, about], {
        stdio: ['pipe', 'pipe', 'inherit'],
        timeout: PATIENCE_MS,
      });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(0, MOST_SAID);
      });
      const refuse = () =>
        reject(
          coded(
            'key_service_failed',
            `The key service failed: ${program} ${verb} · 密钥服务失败：${program}`,
          ),
        );
      child.on('error', refuse);
      child.on('close', (status) => (status === 0 ? resolve(said.trim()) : refuse()));
      child.stdin.on('error', () => undefined).end(value);
    });
  return {
    id: 'command',
    wrap: (key, about) => ask('wrap', key.toString('base64'), about),
    unwrap: async (wrapped, about) => Buffer.from(await ask('unwrap', wrapped, about), 'base64'),
  };
}

const fileOf = (dataDir: string) => join(dataDir, 'master-key');

function fileMaster(dataDir: string): Master {
  const path = fileOf(dataDir);
  if (!existsSync(path)) {
    writeFileSync(path, `m1:${newKey().toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw coded(
      'open_master_key',
      `${path} can be read by others: chmod 600 · 主密钥文件权限过宽，请执行 chmod 600`,
    );
  return heldMaster(readFileSync(path, 'utf8'));
}

/** The master key: `ANJU_KMS_COMMAND`, else `ANJU_MASTER_KEY`, else a file in the data folder, made at the first start. */
export function masterOf(dataDir: string, env: NodeJS.ProcessEnv): Master {
  if (env.ANJU_KMS_COMMAND) return commandMaster(env.ANJU_KMS_COMMAND);
  if (env.ANJU_MASTER_KEY) return heldMaster(env.ANJU_MASTER_KEY);
  return fileMaster(dataDir);
}
