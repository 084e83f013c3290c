type Unit = { kind: string; departmentType: string | null; region: string | null };

/** The department of the wanted kind in the case's region, else the one of headquarters. */
export function departmentFor<U extends Unit>(
  { units }: { units: readonly U[] },
  type: string,
  region: string | null,
): U | undefined {
  const ofType = units.filter((unit) => unit.kind === 'department' && unit.departmentType === type);
  return (
    ofType.find((unit) => region !== null && unit.region === region) ??
    ofType.find((unit) => unit.region === null) ??
    units.find((unit) => unit.departmentType === 'customer_service')
  );
}
