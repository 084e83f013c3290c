import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { longTime } from '../../../ui/time.tsx';
import { intakeWords, regionNames } from './fact-names.ts';
import type { Words } from './words.ts';

type Unknown = (why: string) => string;
export type FactRow = { key: string; label: string; value: string };

/** What was registered, in the order of the record sheet; facts nobody gave are left out. */
export function factRows(page: CasePage, words: Words, unknown: Unknown): FactRow[] {
  const { term, locale } = words;
  const at = (instant: string) => longTime(instant, locale);
  const knownOr = (value: string | null, why: string | null) => value ?? (why === null ? '' : unknown(why));
  const yes = { zh: '是', en: 'Yes' };
  const rows: [string, string | null][] = [
    ['complainedAt', at(page.complainedAt)],
    ['receivedAt', at(page.receivedAt)],
    ['registeredAt', at(page.registeredAt)],
    ['channel', term('channel', page.channel)],
    ['productType', term('productType', page.productType)],
    ['productModel', knownOr(page.productModel, page.productModelUnknown)],
    [
      'purchaseChannel',
      knownOr(
        page.purchaseChannel && term('purchaseChannel', page.purchaseChannel),
        page.purchaseChannelUnknown,
      ),
    ],
    ['businessLink', term('businessLink', page.businessLink)],
    ['phase', term('phase', page.phase)],
    ['serviceType', term('serviceType', page.serviceType)],
    ['useScene', page.useScene],
    ['importance', term('importance', page.importance)],
    ['needsRepair', page.needsRepair ? words.say(yes) : null],
    ['special', page.special ? words.say(yes) : null],
    ['sellingParty', page.sellingParty],
    ['servicingParty', page.servicingParty],
    ['namedUser', page.namedUser?.name ?? null],
    ['region', page.region === null ? null : words.of(regionNames, page.region)],
    ['assignmentRule', page.assignmentRule],
    ['source', page.source],
    ['externalRef', page.externalRef],
    ['standard', `${page.standard.code} ${page.standard.version}`],
    ['calendar', `${page.calendar.code} ${page.calendar.version}`],
  ];
  return rows.flatMap(([key, value]) => (value ? [{ key, label: words.of(intakeWords, key), value }] : []));
}
