import { describe, expect, it } from 'vitest';
import { personalFields } from '../protection/personal-fields.rules.ts';
import { type Dossier, type DossierPart, dossierParts } from './dossier.contract.ts';
import { dossierPage, dossierPlaces, saysNothing } from './dossier.rules.ts';

const empty = () =>
  Object.fromEntries(Object.keys(dossierParts).map((part) => [part, []])) as unknown as Dossier;

describe('[S0-5.2-e] a copy holds everything', () => {
  it('every customer’s field of the dictionary has its part, or a reason why it has none', () => {
    const fields = personalFields.filter((field) => field.whose === 'customer' && !saysNothing(field));
    const places = new Set(fields.map(({ at }) => at.split('#')[0] ?? at));
    expect(places.size).toBeGreaterThan(30);
    expect([...places].filter((at) => dossierPlaces[at] === undefined)).toEqual([]);
    expect(Object.keys(dossierPlaces).filter((at) => !places.has(at))).toEqual([]);
    for (const place of Object.values(dossierPlaces))
      expect(typeof place === 'string' ? dossierParts[place] : place.not.length > 20).toBeTruthy();
  });
});

describe('the page', () => {
  it('shows every part in both languages, and nothing that was written is taken for a tag', () => {
    const dossier = {
      ...empty(),
      cases: [{ subject: '<script>alert(1)</script>&"', receivedAt: '2026-03-02T02:00:00Z' }],
    };
    for (const locale of ['zh-CN', 'en'] as const) {
      const page = dossierPage(dossier, { number: 'GR000001', madeOn: '2026-03-02', locale });
      for (const part of Object.keys(dossierParts) as DossierPart[])
        expect(page).toContain(`<h2>${locale === 'en' ? dossierParts[part].en : dossierParts[part].zh}</h2>`);
      expect(page).not.toContain('<script');
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;');
      expect(page).toContain('2026-03-02 10:00');
      expect(page).not.toMatch(/(src|href)=/);
    }
  });

  it('says the words of codes, and the fields in an order that a person reads', () => {
    const dossier = {
      ...empty(),
      cases: [{ stage: 'assess', kind: 'complaint', number: 'TS2026-000001', subject: 'gold' }],
      looks: [{ kind: 'disclosure', purpose: 'contact', fields: ['name', 'phone'] }],
      consents: [{ answer: 'given', purpose: 'survey' }],
    };
    const page = dossierPage(dossier, { number: 'GR1', madeOn: '2026-03-02', locale: 'zh-CN' });
    const text = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain('编号 TS2026-000001 种类 投诉 主题 gold 阶段');
    expect(text).toContain('种类 查看 用途 联系客户 查看的内容 姓名或名称, 电话');
    expect(text).toContain('用途 满意度调查与回访');
    expect(text).not.toMatch(/disclosure|assess|survey|given/);
  });

  it('reads nested values line by line and leaves empty ones out', () => {
    const dossier = {
      ...empty(),
      handling: [{ kind: 'feedback', reason: null, body: { text: '已更换\n合页', list: [] } }],
    };
    const page = dossierPage(dossier, { number: 'GR1', madeOn: '2026-03-02', locale: 'zh-CN' });
    expect(page).toContain('内容: 已更换<br>合页');
    expect(page).not.toContain('理由');
  });
});
