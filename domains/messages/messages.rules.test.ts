import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterQuiet, contactBy, customerText, customerTexts, isQuiet } from './messages.rules.ts';

const night = { from: '21:00', to: '08:00' };
const noon = { from: '12:00', to: '14:00' };
const china = (wall: string) => Date.parse(`2026-03-${wall.replace(' ', 'T')}:00+08:00`);
const wallOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(8, 16).replace('T', ' ');

describe('quiet hours', () => {
  it.each([
    ['02 20:59', false],
    ['02 21:00', true],
    ['02 23:59', true],
    ['03 00:00', true],
    ['03 07:59', true],
    ['03 08:00', false],
    ['03 12:00', false],
  ])('%s is inside: %s', (wall, inside) => {
    expect(isQuiet(china(wall), night)).toBe(inside);
  });

  it('may lie within a day', () => {
    expect([
      isQuiet(china('02 11:59'), noon),
      isQuiet(china('02 12:00'), noon),
      isQuiet(china('02 14:00'), noon),
    ]).toEqual([false, true, false]);
  });

  it.each([
    ['02 20:00', '02 20:00'],
    ['02 21:00', '03 08:00'],
    ['03 03:30', '03 08:00'],
    ['03 08:00', '03 08:00'],
  ])('what is written at %s goes out at %s', (written, sent) => {
    expect(wallOf(afterQuiet(china(written), night))).toBe(sent);
  });

  it.each([
    ['02 20:00', '02 20:00'],
    ['02 22:15', '02 21:00'],
    ['03 07:00', '02 21:00'],
    ['03 08:00', '03 08:00'],
  ])('a limit that ends at %s asks for contact by %s', (due, by) => {
    expect(wallOf(contactBy(china(due), night))).toBe(by);
  });

  it('nothing goes out inside them, nothing is held longer than they last, no contact is asked for after the limit', () => {
    const minute = fc
      .integer({ min: 0, max: 60 * 24 * 14 })
      .map((minutes) => china('02 00:00') + minutes * 60_000);
    fc.assert(
      fc.property(minute, fc.constantFrom(night, noon), (at, quiet) => {
        const sent = afterQuiet(at, quiet);
        const by = contactBy(at, quiet);
        return (
          !isQuiet(sent, quiet) &&
          sent >= at &&
          sent - at <= 11 * 3_600_000 &&
          by <= at &&
          (isQuiet(at, quiet) ? !isQuiet(by - 60_000, quiet) : by === at)
        );
      }),
    );
  });
});

describe('texts for the customer', () => {
  it('are filled, and leave no place open', () => {
    expect(customerText('progress_by', { number: 'TS2026-000001', stage: '评估', until: '2026-03-09' })).toBe(
      '您好，您反馈的事项（TS2026-000001）有新进展：评估，预计 2026-03-09 前完成。',
    );
    for (const template of Object.keys(customerTexts)) expect(customerText(template, {})).not.toMatch(/[{}]/);
  });

  it('name the outside remedies of the consumer law', () => {
    expect(customerText('remedies', { number: 'TS2026-000001' })).toMatch(
      /消费者协会.*12315.*仲裁.*人民法院/,
    );
  });

  it('use no inside words', () => {
    for (const text of Object.values(customerTexts))
      expect(text).not.toMatch(/工单|首问|牵头|SLA|一级|二级|A类/);
  });
});
