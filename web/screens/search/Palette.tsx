import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { SearchIcon } from '../../../ui/icons.tsx';
import { Remaining } from '../../../ui/time.tsx';
import { useMe } from '../../session.ts';
import { searchTexts } from '../../texts/search.ts';
import { shellTexts } from '../../texts/shell.ts';
import { Highlight } from '../../widgets/list/Highlight.tsx';
import { places } from '../shell/places.ts';
import { useMaySee } from '../shell/use-menu.ts';
import { recentSearches, rememberSearch, useFound } from './use-found.ts';
import './search.css';

const SHOWN = 7;

type Entry = { id: string; group: string; content: ReactNode; act: () => void };

function useCommands(go: (to: string) => void): { words: string; entry: Entry }[] {
  const text = useText(shellTexts);
  const search = useText(searchTexts);
  const { rights } = useMe();
  const commands = places.filter(useMaySee()).map(({ name, to }) => ({
    words: text[name],
    entry: { id: `go-${name}`, group: search.commands, content: text[name], act: () => go(to) },
  }));
  if (!('cases:register' in rights)) return commands;
  const register = {
    id: 'go-new',
    group: search.commands,
    content: search.register,
    act: () => go('/cases/new'),
  };
  return [{ words: search.register, entry: register }, ...commands];
}

function useEntries(typed: string, setTyped: (typed: string) => void, onClose: () => void) {
  const text = useText(searchTexts);
  const navigate = useNavigate();
  const found = useFound(typed, SHOWN);
  const go = (to: string) => {
    rememberSearch(found.words);
    onClose();
    void navigate({ to });
  };
  const commands = useCommands(go);
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') {
    const recent = recentSearches().map((words) => ({
      id: `recent-${words}`,
      group: text.recent,
      content: words,
      act: () => setTyped(words),
    }));
    return { found, entries: [...recent, ...commands.map(({ entry }) => entry)] };
  }
  const cases: Entry[] = found.cases.map((row) => ({
    id: row.number,
    group: text.cases,
    act: () => go(`/cases/${row.number}`),
    content: (
      <>
        <span className="figures soft">
          <Highlight text={row.number} words={found.words} />
        </span>
        <span className="found-subject">
          <Highlight text={row.subject} words={found.words} />
        </span>
        <span className="soft">{row.customer}</span>
        <Remaining compact dueAt={row.nextDueAt} status={row.closedAt ? 'met' : undefined} />
      </>
    ),
  }));
  const customers: Entry[] = found.customers.slice(0, SHOWN).map((customer) => ({
    id: `customer-${customer.id}`,
    group: text.customers,
    act: () => {
      rememberSearch(found.words);
      onClose();
      void navigate({ to: '/cases', search: { customerId: String(customer.id) } });
    },
    content: (
      <>
        <span className="found-subject">{customer.maskedName}</span>
        <span className="figures soft">{customer.maskedPhone}</span>
        <span className="soft">{text.openCases(customer.openCases)}</span>
      </>
    ),
  }));
  const fitting = commands
    .filter(({ words }) => words.toLowerCase().includes(wanted))
    .map(({ entry }) => entry);
  const all: Entry = {
    id: 'all',
    group: text.cases,
    content: text.allResults,
    act: () => {
      rememberSearch(found.words);
      onClose();
      void navigate({ to: '/search', search: { find: found.words } });
    },
  };
  return { found, entries: [...cases, ...(cases.length >= SHOWN ? [all] : []), ...customers, ...fitting] };
}

function EntryList({
  entries,
  at,
  onPoint,
}: {
  entries: Entry[];
  at: number;
  onPoint: (at: number) => void;
}) {
  return (
    <div id="palette-list" role="listbox" className="palette-list">
      {entries.map((entry, place) => (
        <div key={entry.id} role="presentation">
          {entry.group === entries[place - 1]?.group ? null : (
            <p className="palette-group faint">{entry.group}</p>
          )}
          <div
            id={`palette-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            className={place === at ? 'palette-entry palette-here' : 'palette-entry'}
            onMouseMove={() => onPoint(place)}
            onClick={entry.act}
            onKeyDown={(event) => event.key === 'Enter' && entry.act()}
          >
            {entry.content}
          </div>
        </div>
      ))}
    </div>
  );
}

/** ⌘K: cases, customers and places from one field. */
export function Palette({ onClose }: { onClose: () => void }) {
  const text = useText(searchTexts);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { found, entries } = useEntries(typed, setTyped, onClose);
  useEffect(() => {
    document.getElementById(`palette-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + entries.length) % Math.max(entries.length, 1));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      entries[at]?.act();
    }
  };
  const nothing = entries.length === 0 && !found.busy && typed.trim().length > 1;
  return (
    <Modal
      open
      closable={false}
      footer={null}
      onCancel={onClose}
      width={640}
      className="palette"
      style={{ top: '12vh' }}
      aria-label={text.title}
    >
      <div className="palette-field">
        <SearchIcon />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette opens to type
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={`palette-${at}`}
          aria-label={text.hint}
          placeholder={text.hint}
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <EntryList entries={entries} at={at} onPoint={setAt} />
      {nothing ? (
        <p className="palette-empty soft" role="status">
          <strong>{text.nothing}</strong> {text.nothingHint}
        </p>
      ) : null}
      <p className="palette-foot faint">{text.keysHint}</p>
    </Modal>
  );
}
