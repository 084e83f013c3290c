import { resolve } from 'node:path';

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
};

/** Settings of the process from its environment; refuses what cannot be meant. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw Object.assign(new Error(`PORT must be a number from 0 to 65535, not "${env.PORT}"`), {
      code: 'bad_port',
    });
  }
  return {
    dataDir: resolve(env.ANJU_DATA ?? './data'),
    databaseUrl: env.DATABASE_URL || undefined,
    appDatabaseUrl: env.ANJU_APP_DATABASE_URL || undefined,
    port,
    host: env.HOST ?? '127.0.0.1',
    demo: env.ANJU_DEMO !== 'off',
    publicUrl: env.ANJU_URL || undefined,
    routingUrl: env.ANJU_ROUTING_URL || undefined,
    checkAnswers: env.ANJU_CHECK_ANSWERS === 'on',
  };
}
