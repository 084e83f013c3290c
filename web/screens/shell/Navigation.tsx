import { Link, useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { MoreIcon } from '../../../ui/icons.tsx';
import { useMe } from '../../session.ts';
import { shellTexts } from '../../texts/shell.ts';
import { type Place, places } from './places.ts';

const useOwnPlaces = (): Place[] => {
  const { rights } = useMe();
  return places.filter(({ needs }) => needs === null || needs in rights);
};

function PlaceLink({ place }: { place: Place }) {
  const text = useText(shellTexts);
  const Icon = place.icon;
  return (
    <Link
      to={place.to}
      className="place"
      activeProps={{ className: 'place place-here', 'aria-current': 'page' }}
      activeOptions={{ exact: place.to === '/', includeSearch: false }}
    >
      <Icon />
      <span>{text[place.name]}</span>
    </Link>
  );
}

export function SideNav() {
  const text = useText(shellTexts);
  return (
    <nav className="side-nav no-print" aria-label={text.mainMenu}>
      <p className="product">
        <img src="/mark.svg" alt="" width="20" height="20" />
        <span>{text.product}</span>
      </p>
      {useOwnPlaces().map((place) => (
        <PlaceLink key={place.name} place={place} />
      ))}
    </nav>
  );
}

/** The bottom bar of a phone: four places under the thumb, the others one tap further. */
export function TabBar() {
  const text = useText(shellTexts);
  const navigate = useNavigate();
  const own = useOwnPlaces();
  const others = own.filter((place) => !place.thumb);
  return (
    <nav className="tab-bar no-print" aria-label={text.mainMenu}>
      {own
        .filter((place) => place.thumb)
        .map((place) => (
          <PlaceLink key={place.name} place={place} />
        ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: others.map((place) => ({ key: place.to, label: text[place.name] })),
          onClick: ({ key }) => void navigate({ to: key }),
        }}
      >
        <button type="button" className="place">
          <MoreIcon />
          <span>{text.more}</span>
        </button>
      </Dropdown>
    </nav>
  );
}
