import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import {
  GetMatrix,
  ListStatements,
  StateClause,
  type Statement,
  statementVerdicts,
} from '../../../domains/conformance/evidence.contract.ts';
import { statementNames } from '../../../domains/conformance/evidence-names.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows, useErrorText } from '../../../ui/kit/States.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';

function StatementItem({ statement }: { statement: Statement }) {
  const text = useText(conformanceTexts);
  const words = useWords();
  return (
    <li className="statement">
      <div>
        <span className={statement.verdict === 'not_kept' ? 'tag tag-red' : 'tag'}>
          {words.of(statementNames, statement.verdict)}
        </span>{' '}
        <span className="soft figures">{text.statedBy(statement.statedBy, statement.statedFor)}</span>
      </div>
      <p className="statement-text">{statement.text}</p>
      {statement.fileReference === null ? null : <p className="faint">{statement.fileReference}</p>}
    </li>
  );
}

type FormProps = { clause: string; onDone: () => void };

function StatementForm({ clause, onDone }: FormProps) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const today = chinaDay(now());
  const [statedFor, setDay] = useState(today);
  const [verdict, setVerdict] = useState<Statement['verdict']>('kept');
  const [said, setSaid] = useState('');
  const [file, setFile] = useState('');
  const { mutate, error, isPending } = useSend(StateClause);
  const wrong = useErrorText(error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const fileReference = file.trim() === '' ? null : file.trim();
    mutate(
      { body: { clause, statedFor, verdict, text: said, fileReference } },
      {
        onSuccess: async () => {
          await Promise.all(
            [ListStatements.path, GetMatrix.path].map((path) =>
              queries.invalidateQueries({ queryKey: [path] }),
            ),
          );
          void message.success(text.saved);
          onDone();
        },
      },
    );
  };
  return (
    <form className="statement-form card" onSubmit={send}>
      <Field label={text.statedFor}>
        {(id) => (
          <Input
            id={id}
            type="date"
            max={today}
            value={statedFor}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
      <Field label={text.verdict}>
        {(id) => (
          <Radio.Group
            id={id}
            value={verdict}
            options={statementVerdicts.map((value) => ({ value, label: words.of(statementNames, value) }))}
            onChange={(event) => setVerdict(event.target.value)}
          />
        )}
      </Field>
      <Field label={text.statementText} error={error === null ? undefined : wrong}>
        {(id) => (
          <Input.TextArea
            id={id}
            required
            maxLength={1000}
            autoSize={{ minRows: 3, maxRows: 8 }}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        )}
      </Field>
      <Field label={text.fileReference}>
        {(id) => (
          <Input id={id} maxLength={200} value={file} onChange={(event) => setFile(event.target.value)} />
        )}
      </Field>
      <div className="statement-foot">
        <Button onClick={onDone}>{text.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={isPending} disabled={said.trim() === ''}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}

/** What people stated about a clause, and a form for those who may state. */
export function Statements({ clause, mayState }: { clause: string; mayState: boolean }) {
  const text = useText(conformanceTexts);
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useAnswer(ListStatements, { query: { clause } });
  return (
    <section className="page-section">
      <header>
        <h2>{text.statements}</h2>
        {mayState && !open ? (
          <Button type="link" onClick={() => setOpen(true)}>
            {text.state}
          </Button>
        ) : null}
      </header>
      {open ? <StatementForm clause={clause} onDone={() => setOpen(false)} /> : null}
      {data === undefined && error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : null}
      {data === undefined && error === null ? <SkeletonRows rows={2} /> : null}
      {data?.statements.length === 0 && !open ? <p className="faint">{text.noStatements}</p> : null}
      {data === undefined || data.statements.length === 0 ? null : (
        <ul className="statements">
          {data.statements.map((statement) => (
            <StatementItem key={statement.id} statement={statement} />
          ))}
        </ul>
      )}
    </section>
  );
}
