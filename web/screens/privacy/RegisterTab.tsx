import { Button, Input } from 'antd';
import { useState } from 'react';
import { type Activity, ListActivities } from '../../../domains/privacy/processing.contract.ts';
import { basisWords, fieldWords, moduleWords } from '../../../domains/privacy/processing-names.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ActivitySheet, NewActivitySheet } from './ActivitySheet.tsx';

function Fields({ activity }: { activity: Activity }) {
  const text = useText(privacyTexts);
  const words = useWords();
  return (
    <>
      {activity.fields.map((field) => (
        <span key={field} className={activity.sensitive.includes(field) ? 'tag tag-strong' : 'tag'}>
          {words.of(fieldWords, field)}
          {activity.sensitive.includes(field) ? ` · ${text.sensitive}` : ''}
        </span>
      ))}
      {activity.stored.length === 0 ? null : (
        <div className="faint">{text.stored(activity.stored.length)}</div>
      )}
    </>
  );
}

function Row({ activity, onEdit }: { activity: Activity; onEdit: (() => void) | undefined }) {
  const text = useText(privacyTexts);
  const words = useWords();
  const { columns } = text;
  return (
    <tr>
      <th scope="row">
        {words.say(activity.name)}
        <div className="faint privacy-under">
          {words.of(moduleWords, activity.module)}
          {activity.changedBy === null
            ? ''
            : ` · ${text.changedBy(activity.changedBy, chinaDay(Date.parse(activity.changedAt)))}`}
        </div>
      </th>
      <td data-label={columns.purpose}>{words.say(activity.purpose)}</td>
      <td data-label={columns.basis} className="privacy-basis">
        {words.of(basisWords, activity.basis)}
      </td>
      <td data-label={columns.fields} className="privacy-fields">
        <Fields activity={activity} />
      </td>
      <td data-label={columns.retention}>{words.say(activity.retention)}</td>
      <td data-label={columns.recipients}>{words.say(activity.recipients)}</td>
      {onEdit === undefined ? null : (
        <td className="tight">
          <Button size="small" type="link" onClick={onEdit}>
            {text.edit}
          </Button>
        </td>
      )}
    </tr>
  );
}

const fits = (one: Activity, find: string): boolean =>
  find === '' ||
  [one.name, one.purpose, one.recipients, one.retention, moduleWords[one.module]]
    .flatMap(({ zh, en }) => [zh, en])
    .join(' ')
    .toLowerCase()
    .includes(find.toLowerCase());

/** The register of processing activities; the officer changes it. */
export function RegisterTab() {
  const text = useText(privacyTexts);
  const { data, error, refetch } = useAnswer(ListActivities, {});
  const [find, setFind] = useState('');
  const [editing, setEditing] = useState<Activity | null>(null);
  const [adding, setAdding] = useState(false);
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} height={56} />;
  const shown = data.activities.filter((one) => fits(one, find.trim()));
  const { columns } = text;
  return (
    <>
      <div className="privacy-bar">
        <Input
          allowClear
          className="privacy-find"
          aria-label={text.find}
          placeholder={text.find}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        {data.may.manage ? <Button onClick={() => setAdding(true)}>{text.addActivity}</Button> : null}
      </div>
      {shown.length === 0 ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : (
        <div className="sheet-of-rows">
          <table className="rows-table privacy-table">
            <thead>
              <tr>
                {Object.values(columns).map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
                {data.may.manage ? <th scope="col" aria-label={text.edit} /> : null}
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row
                  key={one.code}
                  activity={one}
                  onEdit={data.may.manage ? () => setEditing(one) : undefined}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding ? <NewActivitySheet onClose={() => setAdding(false)} /> : null}
      {editing === null ? null : <ActivitySheet activity={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
