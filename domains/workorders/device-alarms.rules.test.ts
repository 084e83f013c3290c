import { expect, it } from 'vitest';
import { alarmRefusal, asksForWork, kindForAlarm, severityOf } from './device-alarms.rules.ts';

it.each([
  ['air_conditioner', 'appliance', 'refrigeration_repair'],
  ['washing_machine', 'appliance', 'appliance_repair'],
  ['water_heater', 'appliance', 'gas_repair'],
  ['smart_lock', 'electronics', 'smart_home_repair'],
  ['unheard_of', null, 'smart_home_repair'],
])('a fault of %s (%s) is looked at as %s', (type, parent, kind) => {
  expect(kindForAlarm(type, parent)).toBe(kind);
});

it('an unknown unit and one that nobody owns are refused, each with its own reason', () => {
  expect(alarmRefusal(undefined)).toBe('alarm.unit_unknown');
  expect(alarmRefusal({ id: 1, customerId: null })).toBe('alarm.unit_without_customer');
  expect(alarmRefusal({ id: 1, customerId: 2 })).toBeNull();
});

it('a notice makes no work, a critical alarm goes before a warning', () => {
  expect(['notice', 'warning', 'critical'].map(asksForWork)).toEqual([false, true, true]);
  expect(severityOf('critical')).toBeLessThan(severityOf('warning'));
});
