import { Link } from '@tanstack/react-router';
import { useText } from '../../../ui/i18n.tsx';
import { shellTexts } from '../../texts/shell.ts';
import type { OwnPlace } from './places.ts';

export function PlaceLink({ place, onGo }: { place: OwnPlace; onGo?: () => void }) {
  const text = useText(shellTexts);
  const Icon = place.icon;
  return (
    <Link
      to={place.to}
      className="place"
      activeProps={{ className: 'place place-here', 'aria-current': 'page' }}
      activeOptions={{ exact: place.to === '/', includeSearch: false }}
      {...(onGo === undefined ? {} : { onClick: onGo })}
    >
      <Icon />
      <span>{text[place.name]}</span>
    </Link>
  );
}
