import { useQueryClient } from '@tanstack/react-query';
import { Button, Mentions } from 'antd';
import { useState } from 'react';
import { type CasePage, GetCase, type RecordView } from '../../../domains/cases/case-page.contract.ts';
import { Discuss } from '../../../domains/cases/handling.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { usePeople } from './form/pickers.tsx';
import { Prose } from './Prose.tsx';
import { Section } from './Section.tsx';
import './timeline.css';

function Note({ note }: { note: RecordView }) {
  return (
    <li className="case-note">
      <p className="case-by">
        <strong>{note.by}</strong> <ShortTime at={note.at} />
      </p>
      <Prose text={String(note.body.text ?? note.body.body ?? '')} />
    </li>
  );
}

function Composer({ number }: { number: string }) {
  const text = useText(caseTexts);
  const people = usePeople();
  const [body, setBody] = useState('');
  const queries = useQueryClient();
  const send = useSend(Discuss);
  const line = useErrorText(send.error);
  const mentions = people.filter((person) => body.includes(`@${person.name}`)).map((person) => person.id);
  const submit = () => {
    if (body.trim() === '') return;
    send.mutate(
      { params: { number }, body: { body, mentions: mentions.slice(0, 20) } },
      {
        onSuccess: () => {
          setBody('');
          void queries.invalidateQueries({ queryKey: [GetCase.path, { number }] });
        },
      },
    );
  };
  return (
    <div className="case-composer no-print">
      <Mentions
        value={body}
        onChange={setBody}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4000}
        placeholder={text.talk.placeholder}
        aria-label={text.talk.placeholder}
        options={people.map((person) => ({ key: person.id, value: person.name, label: person.name }))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      <div className="case-composer-foot">
        <span className="faint">{send.isError ? <span role="alert">{line}</span> : text.talk.hint}</span>
        <Button size="small" disabled={body.trim() === ''} loading={send.isPending} onClick={submit}>
          {text.talk.send}
        </Button>
      </div>
    </div>
  );
}

/** What colleagues write to each other; the customer never sees it. */
export function Discussion({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const notes = page.records.filter((record) => record.kind === 'note');
  return (
    <Section
      title={text.talk.title}
      aside={<span className="figures faint">{notes.length}</span>}
      id="discussion"
    >
      {notes.length === 0 ? null : (
        <ul className="case-notes">
          {notes.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ul>
      )}
      {page.may.discuss ? <Composer number={page.number} /> : null}
    </Section>
  );
}
