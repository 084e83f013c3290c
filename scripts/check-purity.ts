import ts from 'typescript';
import { eachNode, filesUnder, lineOf, type Offence, parse, report } from './source-files.ts';

const PURE =
  /^domains\/.+[.](rules|contract|policy)[.]ts$|^kernel\/(contract|refusal|time|money|text|context)[.]ts$/;

/** Globals that a pure file never touches, with what they bring in. */
const FORBIDDEN_GLOBALS: Record<string, string> = {
  process: 'environment',
  globalThis: 'environment',
  window: 'environment',
  document: 'environment',
  navigator: 'environment',
  localStorage: 'environment',
  sessionStorage: 'environment',
  console: 'output',
  fetch: 'network',
  XMLHttpRequest: 'network',
  WebSocket: 'network',
  EventSource: 'network',
  crypto: 'randomness',
  performance: 'clock',
  setTimeout: 'clock',
  setInterval: 'clock',
  setImmediate: 'clock',
  queueMicrotask: 'clock',
  require: 'module loading',
  eval: 'module loading',
};

const FORBIDDEN_MEMBERS: Record<string, string> = {
  'Date.now': 'clock',
  'Temporal.Now': 'clock',
  'Math.random': 'randomness',
};

const LOCAL_TIME = /^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$/;

function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent) || ts.isTypeNode(parent)) return false;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  const isName = 'name' in parent && parent.name === node;
  return !isName && !(ts.isBindingElement(parent) && parent.propertyName === node);
}

function namesDeclaredIn(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  eachNode(source, (node) => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node);
    if (declares && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}

function offenceOfCall(node: ts.CallExpression): string | undefined {
  const { expression } = node;
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return 'module loading: import()';
  if (ts.isIdentifier(expression) && expression.text === 'Date') return 'clock: Date()';
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const name = expression.name.text;
  if (LOCAL_TIME.test(name)) return `environment: ${name}() uses the time zone of the machine`;
  if (/^format(ToParts)?$/.test(name) && node.arguments.length === 0)
    return `clock: ${name}() without a time`;
  return undefined;
}

function offenceOfNew(node: ts.NewExpression): string | undefined {
  if (!ts.isIdentifier(node.expression) || node.expression.text !== 'Date') return undefined;
  const count = node.arguments?.length ?? 0;
  if (count === 0) return 'clock: new Date() without a time';
  return count > 1 ? 'environment: new Date(…, …) uses the time zone of the machine' : undefined;
}

function offenceOfAwait(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node)) return 'await: a rule decides at once';
  if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) return 'await: a rule decides at once';
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async: a rule decides at once';
  return undefined;
}

function offenceOfState(node: ts.Node): string | undefined {
  if (!ts.isVariableStatement(node) || !ts.isSourceFile(node.parent)) return undefined;
  const constant = (node.declarationList.flags & ts.NodeFlags.Const) !== 0;
  return constant ? undefined : 'state: a variable of the file outlives the call';
}

function offenceOf(node: ts.Node, declared: Set<string>): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const member = `${node.expression.getText()}.${node.name.text}`;
    const brings = FORBIDDEN_MEMBERS[member];
    if (brings !== undefined) return `${brings}: ${member}`;
  }
  if (ts.isIdentifier(node) && Object.hasOwn(FORBIDDEN_GLOBALS, node.text)) {
    const local = declared.has(node.text) || !isReference(node);
    return local ? undefined : `${FORBIDDEN_GLOBALS[node.text]}: ${node.text}`;
  }
  if (ts.isCallExpression(node)) return offenceOfCall(node);
  if (ts.isNewExpression(node)) return offenceOfNew(node);
  return offenceOfAwait(node) ?? offenceOfState(node);
}

/** Clock, randomness, environment, network, output, state and waiting in the pure files below `root`. */
export function purityOffences(root: string): Offence[] {
  return filesUnder(root, PURE).flatMap((file) => {
    const source = parse(root, file);
    const declared = namesDeclaredIn(source);
    const offences: Offence[] = [];
    eachNode(source, (node) => {
      const message = offenceOf(node, declared);
      if (message === undefined) return;
      offences.push({ file, line: lineOf(source, node.getStart(source)), rule: 'purity', message });
    });
    return offences;
  });
}

if (import.meta.main) {
  const count = filesUnder('.', PURE).length;
  report(purityOffences('.'), `${count} pure files use no clock, randomness, environment, network or await`);
}
