import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { againstTransport, type Transport } from './transport.ts';

export type Config = {
  dataDir: string;
  databaseUrl: string | undefined;
  /** The same database as a role that owns nothing; made from the first when left out. */
  appDatabaseUrl: string | undefined;
  port: number;
  host: string;
  demo: boolean;
  publicUrl: string | undefined;
  /** Routing engine with the table service of OSRM; undefined: ways are straight lines. */
  routingUrl: string | undefined;
  /** Answers are parsed by their contract before they leave (always in tests). */
  checkAnswers: boolean;
  transport: Transport;
};

const refused = (code: string, message: string) => Object.assign(new Error(message), { code });

/** Certificate and key of the product itself; both or none. */
function readTls({ ANJU_TLS_CERT: cert, ANJU_TLS_KEY: key }: NodeJS.ProcessEnv): Transport['tls'] {
  if (!cert && !key) return undefined;
  if (!cert || !key)
    throw refused(
      'half_tls',
      'ANJU_TLS_CERT and ANJU_TLS_KEY come together · ANJU_TLS_CERT 与 ANJU_TLS_KEY 须同时设置',
    );
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } catch (error) {
    throw refused(
      'tls_unreadable',
      `The certificate cannot be read · 无法读取证书: ${(error as Error).message}`,
    );
  }
}

/** Settings of the process from its environment; refuses what cannot be meant. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw refused('bad_port', `PORT must be a number from 0 to 65535, not "${env.PORT}"`);
  }
  const config: Config = {
    dataDir: resolve(env.ANJU_DATA ?? './data'),
    databaseUrl: env.DATABASE_URL || undefined,
    appDatabaseUrl: env.ANJU_APP_DATABASE_URL || undefined,
    port,
    host: env.HOST ?? '127.0.0.1',
    demo: env.ANJU_DEMO !== 'off',
    publicUrl: env.ANJU_URL || undefined,
    routingUrl: env.ANJU_ROUTING_URL || undefined,
    checkAnswers: env.ANJU_CHECK_ANSWERS === 'on',
    transport: {
      tls: readTls(env),
      trustedProxies: (env.ANJU_TRUST_PROXY ?? '').split(',').flatMap((address) => address.trim() || []),
    },
  };
  const against = againstTransport({ ...config, ...config.transport });
  if (against !== undefined) throw against;
  return config;
}
