#!/usr/bin/env node
// Runs the command line on the runtime that the project brings, whatever Node started it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const runtime = fileURLToPath(new URL('node_modules/.bin/node', root));
const main = fileURLToPath(new URL('app/main.ts', root));
const { status } = spawnSync(runtime, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
