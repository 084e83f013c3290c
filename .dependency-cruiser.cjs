const tiers = require('./scripts/tiers.json');

const PURE_KINDS = '[.](rules|contract|policy)[.]ts$';
const PURE_KERNEL = '^kernel/(contract|refusal|time|money|text)[.]ts$';
const PURE_DOMAIN = `^domains/.+${PURE_KINDS}`;
const TESTS = ['[.]test[.]tsx?$', '(^|/)testing/', '^(scripts|bench|e2e)/', '^[^/]+[.]config[.]ts$'];
const SCREENS = '^(web|portal|field|ui)/';
const PRODUCT = '^(app|domains|kernel|standards|web|portal|field|ui)/';
const ROOMS = '^(app|domains|kernel|standards|web|portal|field|ui|db|bench|e2e|scripts)/';
const SERVER_PACKAGES =
  '^node_modules/(pg|pg-[^/]+|kysely|fastify|@fastify|graphile-worker|pino|commander|csv-parse|yaml|@types/(pg|node))/';
const SCREEN_PACKAGES = '^node_modules/(react|react-dom|antd|@ant-design|@tanstack|@types/react[^/]*)/';

const tierRules = tiers.map((domains, index) => {
  const lower = tiers.slice(0, index).flat();
  return {
    name: `tier-${index + 1}`,
    comment: `A domain imports itself, kernel and lower tiers only (here: ${lower.join(', ') || 'none'}). Upward news is an event.`,
    severity: 'error',
    from: { path: `^domains/(${domains.join('|')})/`, pathNot: TESTS },
    to: { path: '^domains/', pathNot: `^domains/(${['$1', ...lower].join('|')})/` },
  };
});

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const directionRules = [
  rule('no-cycles', 'No import cycle anywhere, types included.', {}, { circular: true }),
  rule(
    'every-domain-has-a-tier',
    'A new domain folder is given a tier in scripts/tiers.json.',
    { path: '^domains/', pathNot: `^domains/(${tiers.flat().join('|')})/` },
    {},
  ),
  rule(
    'domains-see-only-business-and-kernel',
    'A domain knows no app, screen or script.',
    { path: '^domains/', pathNot: TESTS },
    { path: ROOMS, pathNot: '^(domains|kernel|standards)/|^db/types[.]ts$' },
  ),
  rule(
    'kernel-knows-no-business',
    'The kernel has no business words.',
    { path: '^kernel/', pathNot: TESTS },
    { path: ROOMS, pathNot: '^kernel/|^db/types[.]ts$' },
  ),
  rule(
    'nobody-imports-app',
    'app/ is where the product starts, so nothing can need it; tests and scripts start it.',
    { pathNot: ['^app/', ...TESTS] },
    { path: '^app/' },
  ),
  rule(
    'only-app-opens-the-database',
    'A domain gets its transaction in Context; its types are in kernel/context.ts.',
    { pathNot: ['^(app|kernel)/', ...TESTS] },
    { path: '^kernel/db[.]ts$' },
  ),
];

const kindRules = [
  rule(
    'pure-files-stay-pure',
    'rules, contract and policy import only each other, pure kernel files and zod; not even a type of anything else.',
    { path: [PURE_DOMAIN, PURE_KERNEL], pathNot: '[.]policy[.]ts$' },
    { path: '.', pathNot: [PURE_DOMAIN, PURE_KERNEL, '^node_modules/zod/'] },
  ),
  rule(
    'policy-stays-pure',
    'A policy may also name the type of an actor; kernel/context.ts imports nothing.',
    { path: '^domains/.+[.]policy[.]ts$' },
    { path: '.', pathNot: [PURE_DOMAIN, PURE_KERNEL, '^kernel/context[.]ts$', '^node_modules/zod/'] },
  ),
  rule(
    'context-imports-nothing',
    'Policies see it, so it stays pure.',
    { path: '^kernel/context[.]ts$' },
    {},
  ),
  rule(
    'pure-kernel-knows-no-business',
    'Pure kernel files import pure kernel files.',
    { path: PURE_KERNEL },
    { path: '^domains/' },
  ),
  rule(
    'store-is-private',
    'Other domains ask queries or call actions.',
    { path: '^domains/([^/]+)/' },
    { path: '^domains/.+[.]store[.]ts$', pathNot: '^domains/$1/' },
  ),
  rule(
    'store-is-private-to-domains',
    'SQL of a domain is called by its actions only.',
    { pathNot: '^domains/' },
    { path: '^domains/.+[.]store[.]ts$' },
  ),
  rule(
    'routes-and-jobs-are-private',
    'Routes and jobs are listed by app/, imported by nobody else.',
    { path: '^domains/([^/]+)/' },
    { path: '^domains/.+[.](routes|jobs)[.]ts$', pathNot: '^domains/$1/' },
  ),
  rule(
    'only-app-lists-routes-and-jobs',
    'Routes and jobs are listed by app/, imported by nobody else.',
    { pathNot: '^(app|domains)/' },
    { path: '^domains/.+[.](routes|jobs)[.]ts$' },
  ),
  rule(
    'no-sql-in-routes',
    'A routes file is a table: contract, permission, action.',
    { path: '[.]routes[.]ts$' },
    { path: '[.]store[.]ts$|^kernel/db[.]ts$|^node_modules/(pg|pg-[^/]+|kysely|@types/pg)/' },
  ),
  rule(
    'queries-never-write',
    'Queries read; they know no store, action, route or job.',
    { path: '[.]queries[.]ts$' },
    { path: '[.](store|actions|routes|jobs)[.]ts$' },
  ),
  rule(
    'kinds-have-a-direction',
    'routes and jobs call actions, actions call the store; never back.',
    { path: '[.](store|actions)[.]ts$' },
    { path: '[.](routes|jobs)[.]ts$' },
  ),
  rule(
    'store-knows-no-action',
    'Actions call the store, never back; an action of a lower tier may lend its statement.',
    { path: '^domains/([^/]+)/.+[.]store[.]ts$' },
    { path: '^domains/$1/.+[.]actions[.]ts$' },
  ),
];

const screenRules = [
  rule(
    'browser-sees-only-pure-files',
    'Screens share contracts, rules and policies with the server, nothing else.',
    { path: SCREENS, pathNot: TESTS },
    { path: ROOMS, pathNot: [SCREENS, PURE_DOMAIN, PURE_KERNEL] },
  ),
  ...['web', 'portal', 'field'].map((room) =>
    rule(
      `${room}-stands-alone`,
      'The three browser apps never see each other.',
      { path: '^(web|portal|field|ui)/', pathNot: `^${room}/` },
      { path: `^${room}/` },
    ),
  ),
  rule(
    'browser-has-no-server-package',
    'Server packages and Node modules stay out of the browser.',
    { path: SCREENS, pathNot: TESTS },
    { path: SERVER_PACKAGES },
  ),
  rule(
    'browser-has-no-node-module',
    'Server packages and Node modules stay out of the browser.',
    { path: SCREENS, pathNot: TESTS },
    { dependencyTypes: ['core'] },
  ),
  rule(
    'server-has-no-screen',
    'The server knows no screen and no screen package.',
    { path: '^(app|domains|kernel|standards)/', pathNot: TESTS },
    { path: `${SCREENS}|${SCREEN_PACKAGES}` },
  ),
];

const hygieneRules = [
  rule(
    'no-barrels',
    'Import the file that has it.',
    {},
    { path: '(^|/)index[.](ts|tsx)$', pathNot: '^node_modules/' },
  ),
  rule(
    'tests-stay-tests',
    'Product code imports no test, script, bench or journey.',
    { path: PRODUCT, pathNot: TESTS },
    { path: '[.]test[.]tsx?$|(^|/)testing/|^(scripts|bench|e2e)/', pathNot: '^node_modules/' },
  ),
  // The address of a file that the bundler copies (`?url`) is resolved by the bundler alone.
  rule(
    'not-to-unresolvable',
    'The imported file or package exists.',
    {},
    { couldNotResolve: true, pathNot: '[.]wasm[?]url$' },
  ),
  rule(
    'not-to-dev-dependency',
    'What the product needs is a dependency.',
    { path: PRODUCT, pathNot: TESTS },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'not-to-unlisted-package',
    'package.json names every package that is imported.',
    {},
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
];

module.exports = {
  forbidden: [...tierRules, ...directionRules, ...kindRules, ...screenRules, ...hygieneRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|reports|coverage|docs|db/migrations)/|^virtual:' },
    // check:planted runs on a copy of the tree whose node_modules is a link.
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.css'],
    },
  },
};
