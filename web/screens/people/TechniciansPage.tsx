import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import { ListTechnicians, type TechnicianBrief } from '../../../domains/people/people.contract.ts';
import { chinaDay, DAY } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { peopleTexts } from '../../texts/people.ts';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { AgainstLine } from '../../widgets/order/Candidates.tsx';
import { type PeopleSearch, readPeopleSearch } from './people-search.ts';
import '../../widgets/order/order.css';
import './people.css';

const SOON_DAYS = 60;

function NextEnd({ day }: { day: string | null }) {
  const text = useText(peopleTexts);
  if (day === null) return <span className="faint">{text.noEnd}</span>;
  const left = Math.round((Date.parse(day) - Date.parse(chinaDay(now()))) / DAY);
  const look = left < 0 ? 'tag tag-red' : left <= SOON_DAYS ? 'tag tag-amber' : 'soft';
  return (
    <span className="figures">
      {day} <span className={look}>{text.daysLeft(left)}</span>
    </span>
  );
}

function Row({ one }: { one: TechnicianBrief }) {
  const text = useText(peopleTexts);
  const words = useWords();
  return (
    <tr>
      <th scope="row" className="tight">
        {one.name} <span className="soft figures">{one.workNumber}</span>
        <br />
        <span className="soft">
          {one.providerName ?? text.own} · {text.years(one.experienceYears)}
        </span>
      </th>
      <td>
        {one.unfit.length === 0 ? text.may : null}
        {one.unfit.map((fault) => (
          <div key={`${fault.code}${fault.about}`}>
            <AgainstLine reason={{ ...fault, legal: true }} />
          </div>
        ))}
      </td>
      <td className="tight">
        <NextEnd day={one.nextEnd} />
      </td>
      <td className="tight people-more">{regionName(one.region, words.locale)}</td>
      <td className="people-more">
        <span className="order-tags">
          {one.skills.map((skill) => (
            <span key={skill.code} className="tag">
              {text.level(words.say(skill.name), skill.level)}
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
}

function Table({ technicians }: { technicians: TechnicianBrief[] }) {
  const { columns } = useText(peopleTexts);
  return (
    <div className="sheet-of-rows people-rows">
      <table className="rows-table">
        <thead>
          <tr>
            {[columns.name, columns.today, columns.nextEnd].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {[columns.region, columns.skills].map((name) => (
              <th key={name} scope="col" className="people-more">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {technicians.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Change = { [K in keyof PeopleSearch]?: PeopleSearch[K] | undefined };

function PeopleFilters({ search, onChange }: { search: PeopleSearch; onChange: (part: Change) => void }) {
  const text = useText(peopleTexts);
  const { locale } = useWords();
  return (
    <>
      <Select
        allowClear
        aria-label={text.region}
        placeholder={text.region}
        popupMatchSelectWidth={false}
        value={search.region ?? null}
        options={regionCodes.map((code) => ({ value: code, label: regionName(code, locale) }))}
        onChange={(region: string | null | undefined) => onChange({ region: region ?? undefined })}
      />
      <Select
        allowClear
        aria-label={text.fit}
        placeholder={text.fit}
        popupMatchSelectWidth={false}
        value={search.fit ?? null}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: text.fitOptions[value] }))}
        onChange={(fit: 'yes' | 'no' | null | undefined) => onChange({ fit: fit ?? undefined })}
      />
    </>
  );
}

/** Technicians in sight: who may be sent today, why others may not, and whose certificates end. */
export function TechniciansPage() {
  const text = useText(peopleTexts);
  const search = useSearch({ from: '/signed-in/technicians' });
  const navigate = useNavigate();
  const change = (part: Change) =>
    void navigate({ to: '/technicians', search: readPeopleSearch({ ...search, ...part }), replace: true });
  const { data, error, refetch } = useAnswer(ListTechnicians, { query: search });
  const percent = data?.certifiedPercent ?? null;
  const note = percent === null ? text.note : `${text.note} ${text.certified(Math.round(percent))}`;
  const clear = <Button onClick={() => change({ region: undefined, fit: undefined })}>{text.clear}</Button>;
  return (
    <PageFrame title={text.title} note={note} actions={<PeopleFilters search={search} onChange={change} />}>
      {error && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonRows rows={8} height={56} /> : null}
      {data?.technicians.length === 0 ? (
        <EmptyState title={text.none} action={clear}>
          {text.noneHint}
        </EmptyState>
      ) : null}
      {data === undefined || data.technicians.length === 0 ? null : <Table technicians={data.technicians} />}
    </PageFrame>
  );
}
