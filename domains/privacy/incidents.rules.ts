import { HOUR } from '../../kernel/time.ts';
import type { Incident, Lack } from './incidents.contract.ts';

/** The instants by which the authority and the persons are told, from when the incident was found; hours of the company. */
export const tellBy = (foundAt: number, hours: { authority: number; persons: number }) => ({
  authorityBy: foundAt + hours.authority * HOUR,
  personsBy: foundAt + hours.persons * HOUR,
});

type Facts = Pick<
  Incident,
  | 'severity'
  | 'cause'
  | 'harm'
  | 'advice'
  | 'contact'
  | 'affected'
  | 'measures'
  | 'authorityDone'
  | 'personsDone'
>;

const says = (value: string | null) => value !== null && value.trim() !== '';

/**
 * What an incident still lacks before it may be closed (S3 1-K5-1; Personal Information Protection Law, article 57): cause,
 * harm, who is affected, something done to contain it, every task done, the authority told, the persons told or a reason why
 * not, what they can do and whom to ask. A suspicion that proved unfounded lacks its cause and open tasks only.
 */
export function lacksOf(incident: Facts): Lack[] {
  const { measures, affected } = incident;
  const missing: [Lack, boolean][] = [
    ['severity', incident.severity === 'suspected'],
    ['cause', !says(incident.cause)],
    ['measures', measures.some(({ doneAt }) => doneAt === null)],
  ];
  if (incident.severity !== 'unfounded')
    missing.push(
      ['harm', !says(incident.harm)],
      ['scope', affected === null],
      ['containment', !measures.some(({ kind, doneAt }) => kind === 'contain' && doneAt !== null)],
      ['authority', !incident.authorityDone],
      ['persons', affected !== 0 && !incident.personsDone],
      ['advice', affected !== 0 && !says(incident.advice)],
      ['contact', !says(incident.contact)],
    );
  return missing.filter(([, lacking]) => lacking).map(([lack]) => lack);
}
