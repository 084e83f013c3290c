const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/OPR\//, 'Opera'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const firstOf = (table: [RegExp, string][], text: string) => table.find(([shape]) => shape.test(text))?.[1];

/** “Chrome · Windows” for a browser's long description of itself; undefined for one that says nothing known. */
export function deviceName(agent: string, weChat: string): string | undefined {
  const browser = /MicroMessenger/i.test(agent) ? weChat : firstOf(browsers, agent);
  const parts = [browser, firstOf(systems, agent)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}
