export const trainingTabs = ['gaps', 'sessions', 'courses', 'plans'] as const;
export type TrainingTab = (typeof trainingTabs)[number];
export type TrainingSearch = { tab?: TrainingTab; course?: string };

/** Reads the known keys of an address; anything else is dropped. */
export function readTrainingSearch({ tab, course }: Record<string, unknown>): TrainingSearch {
  const known = trainingTabs.find((one) => one === tab);
  return {
    ...(known === undefined || known === 'gaps' ? {} : { tab: known }),
    ...(typeof course === 'string' && course !== '' ? { course: course.slice(0, 40) } : {}),
  };
}
