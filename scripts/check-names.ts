import { filesUnder, type Offence, report } from './source-files.ts';

const TREES = /^(app|domains|kernel|standards|web|portal|field|ui|scripts|bench|e2e)\/.+[.](ts|tsx)$/;
const EMPTY_WORDS =
  /(^|[-.])(utils?|helpers?|managers?|common|misc|data|info|process|handlers?|handle|shared)(?=[-.]|$)/i;
const KINDS = ['contract', 'rules', 'policy', 'actions', 'store', 'queries', 'routes', 'jobs'];
const PURE_TESTS = '(?:contract|rules|policy)[.]test';
const DOMAIN_FILE = new RegExp(
  `^domains/[a-z-]+/[a-z0-9-]+[.](?:${KINDS.join('|')}|${PURE_TESTS}|flow[.]test)[.]ts$`,
);
const IN_TESTING_FOLDER = /^domains\/[a-z-]+\/testing\/[a-z0-9-]+[.]ts$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9-]+)*[.](ts|tsx)$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*([.]test)?[.]tsx$/;
const COLLECTED_TEST =
  /^(app|scripts|standards|bench)\/[^/]+[.]test[.]ts$|^kernel\/.+[.]test[.]ts$|^(web|portal|field|ui)\/.+[.]test[.]tsx?$|[.](rules|contract|policy|flow)[.]test[.]ts$|^e2e\/.+[.]test[.]ts$/;

function offencesOfName(path: string): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const messages: string[] = [];
  if (/^index[.]tsx?$/.test(name)) messages.push('barrel: import the file that has it, not its folder');
  const empty = path.split('/').find((part) => EMPTY_WORDS.test(part));
  if (empty !== undefined) messages.push(`"${empty}" says nothing: name what it is about`);
  if (!KEBAB.test(name) && !PASCAL.test(name)) {
    messages.push('a file is kebab-case.kind.ts, a component PascalCase.tsx');
  }
  if (path.startsWith('domains/') && !DOMAIN_FILE.test(path) && !IN_TESTING_FOLDER.test(path)) {
    messages.push(`a domain is a flat folder of noun.kind.ts; kinds: ${KINDS.join(', ')}`);
  }
  if (/[.]test[.]tsx?$/.test(name) && !COLLECTED_TEST.test(path)) {
    messages.push('no project of vitest.config.ts collects this test');
  }
  return messages;
}

/** Barrels, empty words, unknown kinds of domain files and tests that no project runs, below `root`. */
export function nameOffences(root: string): Offence[] {
  return filesUnder(root, TREES).flatMap((file) =>
    offencesOfName(file).map((message) => ({ file, line: 1, rule: 'names', message })),
  );
}

if (import.meta.main) {
  report(nameOffences('.'), `${filesUnder('.', TREES).length} files are named for what they are`);
}
