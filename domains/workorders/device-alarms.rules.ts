/** Kind of work by which a fault of a product is looked at; the finest type that is known decides. */
const KIND_OF: Record<string, string> = {
  air_conditioner: 'refrigeration_repair',
  refrigerator: 'refrigeration_repair',
  water_heater: 'gas_repair',
  appliance: 'appliance_repair',
  electronics: 'smart_home_repair',
  home: 'furniture_repair',
  office: 'furniture_repair',
};

/** The kind of work for an alarm of a product of this type, or of its parent type. */
export const kindForAlarm = (type: string, parent: string | null): string =>
  KIND_OF[type] ?? KIND_OF[parent ?? ''] ?? 'smart_home_repair';

type Unit = { id: number; customerId: number | null } | undefined;

/** Why an alarm cannot become work; null when it can. */
export function alarmRefusal(unit: Unit): string | null {
  if (unit === undefined) return 'alarm.unit_unknown';
  return unit.customerId === null ? 'alarm.unit_without_customer' : null;
}

/** How bad an alarm is on the scale of orders, 1 the worst. */
export const severityOf = (severity: string): number => (severity === 'critical' ? 1 : 2);

/** Only what asks for somebody becomes an order; a notice is kept. */
export const asksForWork = (severity: string): boolean => severity !== 'notice';
