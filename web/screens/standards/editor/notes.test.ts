import { describe, expect, it } from 'vitest';
import { faultsOf, placeOf, rowName } from './notes.ts';

const limit = {
  key: 'respond',
  event: 'respond',
  duration: { value: 24, unit: 'hours' },
  clause: 'S0 1.4',
  when: {},
  binding: 'breach',
  origin: 'clause',
  verified: true,
};

describe('where a path leads', () => {
  const clauses = [{ id: 'S0 1' }, { id: 'S0 1.1' }, { id: 'S0 1.10' }];
  it.each([
    ['clauses.S0 1.1', { row: 'S0 1.1', field: '' }],
    ['clauses.S0 1.1.serves', { row: 'S0 1.1', field: 'serves' }],
    ['clauses.S0 1.10.text', { row: 'S0 1.10', field: 'text' }],
    ['clauses.S0 1', { row: 'S0 1', field: '' }],
    ['clauses', { row: null, field: '' }],
    ['clauses.gone', { row: null, field: 'gone' }],
    ['limits.respond', undefined],
  ])('%s', (path, place) => {
    expect(placeOf('clauses', clauses, path)).toEqual(place);
  });

  it('finds settings by their name and levels of authority by their key', () => {
    expect(placeOf('settings', { quietHours: {} }, 'settings.quietHours.clause')).toEqual({
      row: 'quietHours',
      field: 'clause',
    });
    expect(
      placeOf('authority', { clause: 'S1 5.2', levels: [{ key: 'front' }] }, 'authority.front.layer'),
    ).toEqual({
      row: 'front',
      field: 'layer',
    });
  });

  it('calls a row by its place when it has no name', () => {
    expect(rowName({ impactClass: ['A'] }, 3)).toBe('3');
  });
});

describe('what cannot be saved', () => {
  it('is nothing in a whole limit', () => {
    expect(faultsOf('limits', [limit])).toEqual([]);
  });

  it.each([
    ['no duration', { duration: { value: null, unit: 'hours' } }, 'duration.value', 'required'],
    ['zero hours', { duration: { value: 0, unit: 'hours' } }, 'duration.value', 'too_small'],
    ['a million hours', { duration: { value: 1_000_000, unit: 'hours' } }, 'duration.value', 'too_big'],
    ['an empty condition', { when: { kind: [] } }, 'when.kind', 'required'],
    ['an empty note', { note: { zh: '', en: 'x' } }, 'note.zh', 'required'],
    ['a clause of the wrong form', { clause: 'nonsense' }, 'clause', 'format'],
  ])('names row and field of %s', (_, part, field, code) => {
    expect(faultsOf('limits', [limit, { ...limit, key: 'second', ...part }])).toMatchObject([
      { row: 'second', field, code },
    ]);
  });

  it('names a field of a form that is no list', () => {
    expect(faultsOf('title', { zh: '', en: 'x' })).toMatchObject([
      { field: '', row: 'zh', code: 'required' },
    ]);
  });
});
