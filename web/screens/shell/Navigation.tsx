import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { ChevronIcon, MoreIcon } from '../../../ui/icons.tsx';
import { useKept } from '../../../ui/kept.ts';
import { shellTexts } from '../../texts/shell.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { type OwnPlace, places } from './places.ts';
import { type OwnSection, useMaySee, useMenu } from './use-menu.ts';
import './menu.css';

const MoreSheet = lazy(() => import('./MoreSheet.tsx').then((file) => ({ default: file.MoreSheet })));

const isHere = (place: OwnPlace, pathname: string): boolean =>
  place.to === '/' ? pathname === '/' : pathname === place.to || pathname.startsWith(`${place.to}/`);

/** A group with its heading; folded, it still shows the place where the person is. */
function FoldingGroup({
  section,
  folded,
  onFold,
}: {
  section: OwnSection;
  folded: boolean;
  onFold: (name: string) => void;
}) {
  const text = useText(shellTexts);
  const { pathname } = useLocation();
  const { name } = section;
  const shown = folded ? section.places.filter((place) => isHere(place, pathname)) : section.places;
  return (
    <li className="menu-group">
      {name === null ? null : (
        <button
          type="button"
          className="menu-heading"
          aria-expanded={!folded}
          aria-controls={`menu-${name}`}
          onClick={() => onFold(name)}
        >
          <span>{text.groups[name]}</span>
          <ChevronIcon />
        </button>
      )}
      <ul id={`menu-${name ?? 'lone'}`}>
        {shown.map((place) => (
          <li key={place.name}>
            <PlaceLink place={place} />
          </li>
        ))}
      </ul>
    </li>
  );
}

export function SideNav() {
  const text = useText(shellTexts);
  const [folded, setFolded] = useKept<string[]>('menu-folded', []);
  const fold = (name: string) =>
    setFolded(folded.includes(name) ? folded.filter((one) => one !== name) : [...folded, name]);
  return (
    <nav className="side-nav no-print" aria-label={text.mainMenu}>
      <p className="product">
        <img src="/mark.svg" alt="" width="20" height="20" />
        <span>{text.product}</span>
      </p>
      <ul className="menu">
        {useMenu().map((section) => (
          <FoldingGroup
            key={section.name ?? 'lone'}
            section={section}
            folded={section.name !== null && folded.includes(section.name)}
            onFold={fold}
          />
        ))}
      </ul>
    </nav>
  );
}

/** The bottom bar of a phone: four places under the thumb, the others one tap further. */
export function TabBar() {
  const text = useText(shellTexts);
  const { pathname } = useLocation();
  const maySee = useMaySee();
  const [open, setOpen] = useState(false);
  const own = places.filter(maySee);
  const elsewhere = own.some((place) => !place.thumb && isHere(place, pathname));
  return (
    <nav className="tab-bar no-print" aria-label={text.mainMenu}>
      {own
        .filter((place) => place.thumb)
        .map((place) => (
          <PlaceLink key={place.name} place={place} />
        ))}
      <button
        type="button"
        className={elsewhere ? 'place place-here' : 'place'}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MoreIcon />
        <span>{text.more}</span>
      </button>
      <Suspense fallback={null}>{open ? <MoreSheet onClose={() => setOpen(false)} /> : null}</Suspense>
    </nav>
  );
}
