import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Database } from '../kernel/db.ts';
import { answerBadUrl, answerErrors, mount, type Route, type Server } from '../kernel/endpoint.ts';
import type { Feed } from '../kernel/feed.ts';
import type { FileFolder } from '../kernel/files.ts';
import type { Rates } from '../kernel/rate-limits.ts';
import { openSignIn, type SingleSignOn } from '../kernel/sign-in.ts';
import { labelled } from '../kernel/text.ts';
import { receiving, refusePlaintext, THIS_MACHINE, type Transport } from '../kernel/transport.ts';
import { mountAccessLogFile } from './access-log-file.ts';
import { accessMatrixRoute, noteGuards } from './access-matrix.ts';
import { actorsOf, changesRights } from './actors.ts';
import { admitRequests } from './admission.ts';
import { mountAuth } from './auth.ts';
import { mountField, mountOffice } from './built-apps.ts';
import { mountCalendarFiles } from './calendar-files.ts';
import { mountCaseFiles } from './case-files.ts';
import { mountConformanceFiles } from './conformance-files.ts';
import { mountCostExport } from './cost-export.ts';
import { mountCustomerExportFile } from './customer-export-file.ts';
import { routes } from './domains.ts';
import { mountLive } from './live.ts';
import { mountOpenApi } from './openapi.ts';
import { sayPolicy } from './page-policy.ts';
import { mountPersonFile } from './person-file.ts';
import { mountPolicyFiles } from './policy-files.ts';
import { mountProcessingExport } from './processing-export.ts';
import { mountPublicPages } from './public-pages.ts';
import { takeUploads } from './sending-files.ts';
import { mountSimulationExport } from './simulation-export.ts';
import { mountVisitPage } from './visit-page.ts';
import { mountWorkOrderFiles } from './work-order-files.ts';

export type HttpParts = {
  database: Database;
  feed: Feed;
  files: FileFolder;
  clock: () => number;
  secret: string;
  singleSignOn?: SingleSignOn | undefined;
  baseUrl: string;
  checkAnswers: boolean;
  rateLimited: boolean;
  /** How often somebody may ask; undefined: as often as wanted. */
  rates?: Rates | undefined;
  /** Folder of the built office app; undefined serves the API alone. */
  webDir: string | undefined;
  /** Folder of the built field app, served under /field/. */
  fieldDir?: string;
  demoAccounts: () => Promise<object[]>;
  transport?: Transport;
  log: (error: unknown, where: string) => void;
};

const BODY_LIMIT = 1024 * 1024;

/** What leaves as a table or a document. */
const TABLES = [
  mountCalendarFiles,
  mountConformanceFiles,
  mountAccessLogFile,
  mountCostExport,
  mountProcessingExport,
  mountSimulationExport,
];

/** What is kept beside the database, on its way in or out. */
const FILES = [
  mountCaseFiles,
  mountWorkOrderFiles,
  mountPolicyFiles,
  mountCustomerExportFile,
  mountPersonFile,
];

/** The whole HTTP side: API, sign-in, live updates, files, the office app. */
export async function buildHttp(parts: HttpParts): Promise<FastifyInstance> {
  const { transport = THIS_MACHINE } = parts;
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    ...receiving(transport),
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded reaches no route and no error handler.
    frameworkErrors: (_error, request, reply) => {
      sayPolicy(request, reply);
      answerBadUrl(request, reply);
    },
  });
  const signIn = openSignIn(parts);
  const actors = actorsOf(parts, signIn);
  const server: Server = {
    database: parts.database,
    clock: parts.clock,
    findActor: admitRequests(app, parts.rates, actors.find),
    checkAnswers: parts.checkAnswers,
    logError: (error, request) => parts.log(error, `${request.method} ${request.url.split('?')[0]}`),
  };
  app.decorateRequest('actor', null);
  app.addHook('onSend', async (request, reply, payload) => {
    sayPolicy(request, reply);
    // Rights may have changed: the next request of anybody reads them anew, so this comes before the answer.
    if (changesRights(request)) actors.forget();
    // Whatever way an answer takes, a number that was written in a text leaves in its masked form.
    return typeof payload === 'string' ? labelled(payload) : payload;
  });
  refusePlaintext(app, transport);
  answerErrors(app, server);
  const guards = noteGuards(app);
  await takeUploads(app);
  app.get('/api/health', async () => {
    await parts.database.direct.query('select 1');
    return { ok: true };
  });
  mountAuth(app, { ...parts, server, signIn, forget: actors.forget });
  mountLive(app, { server, feed: parts.feed });
  for (const mountTable of TABLES) mountTable(app, server);
  for (const mountFiles of FILES) mountFiles(app, { server, files: parts.files });
  mountPublicPages(app, server);
  mountVisitPage(app, { server, secret: parts.secret });
  mountRows(app, server, [...routes, accessMatrixRoute(guards)]);
  if (parts.fieldDir !== undefined && existsSync(parts.fieldDir)) await mountField(app, parts.fieldDir);
  if (parts.webDir !== undefined && existsSync(parts.webDir)) await mountOffice(app, parts.webDir);
  await app.ready();
  return app;
}

function mountRows(app: FastifyInstance, server: Server, rows: Route[]): void {
  mountOpenApi(app, rows);
  mount(app, server, rows);
}
