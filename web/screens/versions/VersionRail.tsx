import type { VersionLine } from '../../../domains/standards/versions.contract.ts';
import { railNames, stateNames } from '../../texts/version-names.ts';
import { useWords } from '../../widgets/case/words.ts';
import './versions.css';

const REACHED: Record<VersionLine['state'], number> = {
  draft: 0,
  reviewed: 1,
  approved: 2,
  scheduled: 3,
  in_force: 3,
  superseded: 4,
  discarded: 0,
};

/** The life of a version from draft to superseded: what is behind it, where it is. */
export function VersionRail({ state, small = false }: { state: VersionLine['state']; small?: boolean }) {
  const words = useWords();
  const reached = REACHED[state];
  const label = words.of(stateNames, state);
  return (
    <ol className={small ? 'version-rail version-rail-small' : 'version-rail'} aria-label={label}>
      {railNames.map((name, place) => (
        <li
          key={name.en}
          className={place < reached ? 'rail-done' : place === reached ? 'rail-here' : 'rail-ahead'}
          {...(place === reached ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="rail-dot" aria-hidden="true" />
          {small ? null : <span>{words.say(name)}</span>}
        </li>
      ))}
    </ol>
  );
}

/** The state in a word; in force stands out, the others are quiet. */
export function StateTag({ state }: { state: VersionLine['state'] }) {
  const words = useWords();
  return (
    <span className={state === 'in_force' ? 'tag tag-chosen' : 'tag'}>{words.of(stateNames, state)}</span>
  );
}
