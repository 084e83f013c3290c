import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { GetOrganisation, regionCodes } from '../../../domains/identity/identity.contract.ts';
import type { PlacedCalendar } from '../../../domains/standards/calendars.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useLanguage, useNamed, useText } from '../../../ui/i18n.tsx';
import { calendarTexts } from '../../texts/calendars.ts';
import { organisationTexts } from '../../texts/organisation.ts';
import { regionName } from '../../texts/regions.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { draftOf } from './draft.ts';
import { PublishSheet } from './PublishSheet.tsx';

type Props = { company: PlacedCalendar; calendars: PlacedCalendar[]; today: string; onClose: () => void };

/** Chooses the region or department, then publishes the company's hours as its first version, to be changed in place. */
export function PlaceSheet({ company, calendars, today, onClose }: Props) {
  const text = useText(calendarTexts);
  const common = useText(organisationTexts);
  const named = useNamed();
  const { locale } = useLanguage();
  const { data } = useAnswer(GetOrganisation, {});
  const [place, setPlace] = useState<string>();
  const [tried, setTried] = useState(false);
  const [next, setNext] = useState(false);
  const taken = new Set(
    calendars.filter((one) => !one.ended).map((one) => one.region ?? one.departmentId ?? ''),
  );
  const options = useMemo(
    () => [
      {
        label: text.region,
        options: regionCodes.map((code) => ({
          value: `r:${code}`,
          label: regionName(code, locale),
          disabled: taken.has(code),
        })),
      },
      {
        label: text.department,
        options: (data?.units ?? [])
          .filter((unit) => unit.kind === 'department')
          .map((unit) => ({ value: `d:${unit.id}`, label: named(unit.name), disabled: taken.has(unit.id) })),
      },
    ],
    [text, locale, data, named, taken],
  );
  if (next && place !== undefined) {
    const id = place.slice(2);
    const chosen: PlacedCalendar = {
      ...company,
      code: '',
      region: place.startsWith('r:') ? (id as PlacedCalendar['region']) : null,
      departmentId: place.startsWith('d:') ? id : null,
      override: null,
    };
    return (
      <PublishSheet
        chosen={chosen}
        draft={{ ...draftOf(company.calendar), dated: [] }}
        today={today}
        onClose={onClose}
      />
    );
  }
  return (
    <SideSheet
      title={text.addTitle}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        setNext(place !== undefined);
      }}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="primary" htmlType="submit">
            {text.publishTitle}
          </Button>
        </>
      }
    >
      <p className="soft">{text.addHint}</p>
      <Field label={text.place} error={tried && place === undefined ? text.placeNeeded : undefined}>
        {(id) => (
          <Select
            id={id}
            value={place}
            options={options}
            onChange={setPlace}
            showSearch
            optionFilterProp="label"
          />
        )}
      </Field>
    </SideSheet>
  );
}
