import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Company } from '../../../kernel/testing/company.ts';
import { publishPack } from '../../standards/standards.actions.ts';
import type { Pack } from '../../standards/standards.contract.ts';
import { parsePack } from '../../standards/standards.rules.ts';

const plain = (): unknown =>
  parse(readFileSync(new URL('../../../standards/home-products.yaml', import.meta.url), 'utf8'));

/** The pack as shipped, changed by a test, checked as one that is published. */
export function packWith(change: (pack: Pack) => Pack): Pack {
  const shipped = parsePack(plain());
  if (!shipped.ok) throw new Error(JSON.stringify(shipped.problems));
  const changed = parsePack(change(shipped.pack));
  if (!changed.ok) throw new Error(JSON.stringify(changed.problems));
  return changed.pack;
}

/** Publishes a changed pack as a version of its own. */
export async function publish(
  company: Company,
  version: number,
  change: (pack: Pack) => Pack,
): Promise<Pack> {
  const pack = { ...packWith(change), version };
  await publishPack(await company.context(), pack);
  return pack;
}

type Execution = NonNullable<Pack['clauses'][number]['execution']>;

/** The clauses with how some of them are carried out; the others say nothing. */
export const executed =
  (by: Record<string, [Execution['by'], string | null]>) =>
  (pack: Pack): Pack => ({
    ...pack,
    clauses: pack.clauses.map((clause) => {
      const found = by[clause.id];
      return { ...clause, execution: found === undefined ? null : { by: found[0], evidence: found[1] } };
    }),
  });
