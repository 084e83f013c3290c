import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { againstPassword, isCommon, LEAST, LEAST_PRIVILEGED } from './passwords.rules.ts';

const about = (password: string, privileged = false) =>
  againstPassword({ password, username: 'lin.hua', privileged })?.code ?? null;

describe('what may be a password', () => {
  it.each([
    ['kitchen-Door7', null],
    ['客厅的窗帘是蓝色的呀呀', null],
    ['three blind mice', null],
    ['short-one', 'password_short'],
    ['          ', 'password_short'],
    ['x'.repeat(129), 'password_long'],
    ['my-lin.hua-2026', 'password_has_name'],
    ['my-LIN.HUA-2026', 'password_has_name'],
    ['auh.nil-2026-x', 'password_has_name'],
    ['password1234', 'password_common'],
    ['Password!2026', 'password_common'],
    ['１２３４５６７８９０', 'password_common'],
    ['qwertyuiop', 'password_common'],
    ['poiuytrewq', 'password_common'],
    ['aaaaaaaaaaaa', 'password_common'],
    ['abababababab', 'password_common'],
    ['1234512345', 'password_common'],
    ['woaini5201314', 'password_common'],
    ['Admin@2026!!', 'password_common'],
  ])('%s: %s', (password, code) => {
    expect(about(password)).toBe(code);
  });

  it('asks for twelve characters where somebody administers or approves', () => {
    const ten = 'kd7-Plom2x';
    expect([about(ten), about(ten, true)]).toEqual([null, 'password_short']);
    expect(about(`${ten}99`, true)).toBeNull();
    expect(againstPassword({ password: 'x', username: 'u2', privileged: true })?.least).toBe(
      LEAST_PRIVILEGED,
    );
  });

  it('counts characters, not bytes', () => {
    const letter = fc.constantFrom('房', 'é', '𠮷', 'k');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 9 }), (letters) => {
        expect(about(letters.join(''))).toBe('password_short');
      }),
    );
  });

  it('a common word stays common with digits and marks around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('password', 'Admin', 'QWERTY', 'mima'),
        fc.stringMatching(/^[0-9!@#_.-]{2,8}$/),
        (word, around) => {
          expect(isCommon(word + around)).toBe(true);
          expect(isCommon(around + word)).toBe(true);
        },
      ),
    );
  });

  it('never accepts fewer characters than it says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (password) => {
        if (about(password) === null) expect([...password].length).toBeGreaterThanOrEqual(LEAST);
      }),
    );
  });
});
