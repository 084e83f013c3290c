import { expect, it } from 'vitest';
import { groupNames, operationNames } from '../web/texts/api-operations.ts';
import { routes } from './domains.ts';

const keys = routes.map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:(\w+)/g, '{$1}')}`);
const groups = [...new Set(routes.map(({ endpoint }) => endpoint.path.split('/')[2] ?? ''))];

it('every operation and every group of the API has its Chinese line, and no line is left of one that is gone', () => {
  expect(keys.filter((key) => operationNames[key] === undefined)).toEqual([]);
  expect(groups.filter((group) => groupNames[group] === undefined)).toEqual([]);
  expect(Object.keys(operationNames).filter((key) => !keys.includes(key))).toEqual([]);
  expect(Object.keys(groupNames).filter((group) => !groups.includes(group))).toEqual([]);
});

it('each line is Chinese, and says what no other line says', () => {
  const lines = [...Object.values(operationNames), ...Object.values(groupNames)];
  expect(lines.filter((line) => !/\p{Script=Han}/u.test(line))).toEqual([]);
  const said = Object.values(operationNames);
  expect(said.filter((line, place) => said.indexOf(line) !== place)).toEqual([]);
});
