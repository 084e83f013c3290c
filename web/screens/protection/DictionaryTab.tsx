import { Segmented } from 'antd';
import {
  GetDictionary,
  levels,
  owners,
  type PersonalField,
} from '../../../domains/protection/dictionary.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import {
  basisNames,
  formNames,
  levelNames,
  protectionTexts,
  purposeNames,
  retentionNames,
  viewerNames,
} from '../../texts/protection.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';

function Row({ field }: { field: PersonalField }) {
  const words = useWords();
  return (
    <tr>
      <th scope="row">
        {words.say(field.name)}
        <br />
        <code className="faint protection-place">{field.at}</code>
      </th>
      <td className="tight">
        <span className={field.level === 'sensitive' ? 'tag protection-sensitive' : 'tag'}>
          {words.of(levelNames, field.level)}
        </span>
      </td>
      <td>{words.of(formNames, field.form)}</td>
      <td className="protection-more">{words.of(purposeNames, field.purpose)}</td>
      <td className="protection-more">{words.of(basisNames, field.basis)}</td>
      <td className="protection-more">{words.of(retentionNames, field.retention)}</td>
      <td>{words.of(viewerNames, field.seenBy)}</td>
    </tr>
  );
}

function Table({ fields }: { fields: PersonalField[] }) {
  const text = useText(protectionTexts);
  return (
    <div className="sheet-of-rows">
      <table className="rows-table protection-table">
        <thead>
          <tr>
            <th>{text.field}</th>
            <th>{text.level}</th>
            <th>{text.form}</th>
            <th className="protection-more">{text.purpose}</th>
            <th className="protection-more">{text.basis}</th>
            <th className="protection-more">{text.retention}</th>
            <th>{text.seenBy}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Row key={field.at} field={field} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every personal field; the class that is looked at stands in the address. */
export function DictionaryTab() {
  const text = useText(protectionTexts);
  const words = useWords();
  const [asked, setLevel] = useSearchKey('part');
  const { data, error, refetch } = useAnswer(GetDictionary, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} />;
  const level = levels.find((known) => known === asked);
  const shown = data.fields.filter((field) => level === undefined || field.level === level);
  const titles = { customer: text.ofCustomers, staff: text.ofStaff };
  return (
    <>
      <Segmented
        className="protection-levels"
        value={level ?? 'all'}
        options={[
          { value: 'all', label: text.all },
          ...levels.map((value) => ({ value, label: words.of(levelNames, value) })),
        ]}
        onChange={(value) => setLevel(value === 'all' ? undefined : String(value))}
      />
      {shown.length === 0 ? <EmptyState title={text.none}>{text.noneHint}</EmptyState> : null}
      {owners.map((whose) => {
        const fields = shown.filter((field) => field.whose === whose);
        return fields.length === 0 ? null : (
          <Section key={whose} title={titles[whose]} note={fields.length}>
            <Table fields={fields} />
          </Section>
        );
      })}
    </>
  );
}
