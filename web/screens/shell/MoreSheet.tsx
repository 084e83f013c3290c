import { Drawer } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { shellTexts } from '../../texts/shell.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { useMenu } from './use-menu.ts';

/** The places of a phone that are not in its bottom bar, under their headings. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const text = useText(shellTexts);
  const sections = useMenu({ thumb: false });
  const lone = sections.filter(({ name }) => name === null);
  const headed = sections.filter(({ name }) => name !== null);
  return (
    <Drawer
      open
      placement="bottom"
      size="auto"
      rootClassName="more-sheet"
      title={text.more}
      onClose={onClose}
    >
      {[...lone, ...headed].map(({ name, places }) => (
        <section key={name ?? 'lone'} aria-label={name === null ? text.more : text.groups[name]}>
          {name === null ? null : <h3>{text.groups[name]}</h3>}
          <ul>
            {places.map((place) => (
              <li key={place.name}>
                <PlaceLink place={place} onGo={onClose} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Drawer>
  );
}
