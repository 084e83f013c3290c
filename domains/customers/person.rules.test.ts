import { describe, expect, it } from 'vitest';
import {
  contactKey,
  contactKeys,
  fitsTyped,
  openedPerson,
  type Person,
  personColumns,
  searchKeys,
  wantedPerson,
} from './person.rules.ts';

// Hashes that can be read, so that the test sees what is looked for.
const vault = {
  seal: (text: string, place: string) => `sealed(${place}|${text})`,
  open: (sealed: string, place: string) => {
    const head = `sealed(${place}|`;
    if (!sealed.startsWith(head)) throw new Error('another place');
    return sealed.slice(head.length, -1);
  },
  lookup: (kind: string, text: string) => `${kind}=${text}`,
  lookups: (kind: string, text: string) => [`${kind}=${text}`, `old:${kind}=${text}`],
};
const person = (parts: Partial<Person> = {}): Person => ({
  name: '欧阳小芳女士',
  phone: '13812345678',
  otherContact: null,
  address: '演示路 1 号',
  ...parts,
});

it.each([
  [
    person(),
    [
      'name-1=欧',
      'name-2=欧阳',
      'name-3=欧阳小',
      'name-4=欧阳小芳',
      'name=欧阳小芳女士',
      'phone=13812345678',
      'phone-end=5678',
    ],
  ],
  [person({ name: '王' }), ['name-1=王', 'phone=13812345678', 'phone-end=5678']],
  [
    person({ name: 'Li Wei', phone: null, otherContact: 'WeChat-LW' }),
    ['name-1=l', 'name-2=li', 'name-3=li ', 'name-4=li w', 'name=li wei', 'contact=wechat-lw'],
  ],
  [
    person({ name: '王', phone: null, otherContact: '010 12345678' }),
    ['name-1=王', 'phone=01012345678', 'phone-end=5678'],
  ],
])('a person is found by these hashes and no other', (who, keys) => {
  const contacts = [who.phone, who.otherContact].filter((one) => one !== null);
  expect(searchKeys(vault, { name: who.name, contacts })).toEqual(keys);
});

describe('what somebody types finds the person', () => {
  const found = (typed: string, who: Person) => {
    const contacts = [who.phone, who.otherContact].filter((one) => one !== null);
    const keys = new Set(searchKeys(vault, { name: who.name, contacts }));
    const wanted = wantedPerson(vault, typed);
    const hit = [...wanted.whole, ...wanted.end, ...wanted.name, ...wanted.contact].some((key) =>
      keys.has(key),
    );
    return hit && (!wanted.partial || fitsTyped(who, typed));
  };

  it.each([
    ['13812345678', true],
    ['138 1234-5678', true],
    ['5678', true],
    ['12345678', true],
    ['2345678', true],
    ['9995678', false],
    ['678', false],
    ['1381234', false],
    ['欧', true],
    ['欧阳', true],
    ['欧阳小芳', true],
    ['欧阳小芳女', true],
    ['欧阳小芳女士', true],
    ['欧阳小芳男士', false],
    ['阳小', false],
    ['演示路', false],
  ])('%s: %s', (typed, is) => {
    expect(found(typed, person())).toBe(is);
  });

  it('another contact is found whole, whatever its letters', () => {
    const who = person({ phone: null, otherContact: 'WeChat-LW88' });
    expect(['wechat-lw88', 'WECHAT-LW88', 'wechat', 'wechat-lw89'].map((typed) => found(typed, who))).toEqual(
      [true, true, false, false],
    );
  });

  it('values are looked for under older keys too', () => {
    expect(wantedPerson(vault, '5678').end).toEqual(['phone-end=5678', 'old:phone-end=5678']);
    expect(contactKeys(vault, 'A@b.cn')).toEqual(['reach=a@b.cn', 'old:reach=a@b.cn']);
    expect(contactKey(vault, '138 1234 5678')).toBe('reach=13812345678');
  });
});

describe('a stored person', () => {
  it('is sealed to its row, with masked forms beside', () => {
    const row = personColumns(vault, 'seal-1', person());
    expect(row).toMatchObject({ masked_name: '欧**', masked_phone: '138****5678' });
    const stored = {
      ...row,
      name_plain: null,
      phone_plain: null,
      other_contact_plain: null,
      address_plain: null,
    };
    expect(openedPerson(vault, stored)).toEqual(person());
    expect(() => openedPerson(vault, { ...stored, seal_id: 'seal-2' })).toThrow('another place');
  });

  it('is read as it stands until it is sealed', () => {
    const readable = {
      seal_id: 's',
      person_sealed: null,
      name_plain: '王',
      phone_plain: '13812345678',
      other_contact_plain: null,
      address_plain: null,
    };
    expect(openedPerson(vault, readable)).toEqual({
      name: '王',
      phone: '13812345678',
      otherContact: null,
      address: null,
    });
  });
});
