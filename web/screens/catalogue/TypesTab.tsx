import { InputNumber } from 'antd';
import { ListServiceTypes, SetServiceDays } from '../../../domains/standards/eligibility.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';

/** The eight service types, each with its sub-types, form, closing checks and days (S2 1.3.2). */
export function TypesTab() {
  const text = useText(catalogueTexts);
  const words = useWords();
  const { columns } = text;
  const mayManage = useRight('catalogue:manage');
  const answer = useAnswer(ListServiceTypes, {});
  const sending = useSend(SetServiceDays);
  const save = (code: string, before: number, typed: string) => {
    const completeDays = Number(typed);
    if (typed === '' || completeDays === before) return;
    sending.mutate({ params: { code }, body: { completeDays } }, { onSettled: () => void answer.refetch() });
  };
  return (
    <RowsTable
      answer={answer}
      rows={answer.data?.types}
      none={[text.none, text.noneHint]}
      columns={[columns.type, columns.subtypes, columns.form, columns.days]}
      more={[columns.form]}
    >
      {(one) => (
        <tr key={one.code}>
          <th scope="row" className="tight">
            {words.say(one.name)}
          </th>
          <td>{words.list(one.subtypes.map(({ name }) => words.say(name)))}</td>
          <td className="soft rows-more">{text.forms[one.code as keyof typeof text.forms]}</td>
          <td className="tight figures">
            {mayManage ? (
              <InputNumber
                size="small"
                className="parts-minimum"
                aria-label={`${words.say(one.name)} ${columns.days}`}
                min={1}
                max={60}
                precision={0}
                defaultValue={one.completeDays}
                onBlur={(event) => save(one.code, one.completeDays, event.target.value)}
              />
            ) : null}{' '}
            {mayManage ? null : text.days(one.completeDays)}
          </td>
        </tr>
      )}
    </RowsTable>
  );
}
