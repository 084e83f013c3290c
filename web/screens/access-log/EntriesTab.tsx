import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AccessEntry } from '../../../domains/oversight/oversight.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import {
  accessCodeNames,
  accessKindNames,
  accessLogTexts,
  accessPurposeNames,
  notFoundName,
  personalFieldNames,
} from '../../texts/access-log.ts';
import { CaseLink } from '../../widgets/case/CaseLink.tsx';
import { useWords } from '../../widgets/case/words.ts';
import { type AccessChange, type AccessSearch, hasAccessFilter } from './access-search.ts';
import { EntryFilters } from './EntryFilters.tsx';
import { useEntries } from './use-entries.ts';

/** What was refused or changed, and where. */
function Plain({ entry }: { entry: AccessEntry }) {
  const words = useWords();
  const { code, kind, method, path, subject } = entry;
  const isAbsent = code?.endsWith('.not_found') ?? false;
  const what = isAbsent
    ? words.say(notFoundName)
    : code !== null && accessCodeNames[code] !== undefined
      ? words.of(accessCodeNames, code)
      : '';
  return (
    <>
      {what}{' '}
      <span className="soft mono access-path">{kind === 'refused' ? `${method} ${path}` : subject}</span>
    </>
  );
}

/** What was looked at: fields, customers, case; else the code or the path that was asked for. */
function What({ entry }: { entry: AccessEntry }) {
  const text = useText(accessLogTexts);
  const words = useWords();
  const fields = entry.fields.map((field) => words.of(personalFieldNames, field));
  const [customer] = entry.customerIds;
  const joined = words.list(fields);
  const isPlain = fields.length === 0 && customer === undefined && !entry.kind.startsWith('sign_in');
  return (
    <>
      <span className="tag">{words.of(accessKindNames, entry.kind)}</span>{' '}
      {fields.length === 0 ? null : <>{text.looked(joined)} </>}
      {entry.customerIds.length === 1 && customer !== undefined ? (
        <Link to="/access-log" search={{ customer: String(customer) }}>
          {text.customerNumber(customer)}
        </Link>
      ) : null}
      {entry.customerIds.length > 1 ? text.customers(entry.customerIds.length) : null}{' '}
      {entry.caseNumber === null ? null : <CaseLink number={entry.caseNumber}>{entry.caseNumber}</CaseLink>}
      {entry.kind === 'export' && entry.records > 1 && customer === undefined
        ? ` ${text.records(entry.records)}`
        : null}
      {isPlain ? <Plain entry={entry} /> : null}
    </>
  );
}

function Row({ entry }: { entry: AccessEntry }) {
  const text = useText(accessLogTexts);
  const words = useWords();
  const unknown = entry.kind === 'sign_in_failed' ? text.unknownUser : text.system;
  return (
    <tr>
      <td className="tight figures">{shortTime(entry.at)}</td>
      <th scope="row" className="tight">
        {entry.userName === '' ? <span className="soft">{unknown}</span> : entry.userName}
      </th>
      <td>
        <What entry={entry} />
      </td>
      <td>
        {entry.purpose === null ? null : words.of(accessPurposeNames, entry.purpose)}
        {entry.note === null ? null : <div className="soft">{entry.note}</div>}
      </td>
      <td className="tight soft figures">{entry.address}</td>
    </tr>
  );
}

function Table({ entries }: { entries: AccessEntry[] }) {
  const { columns } = useText(accessLogTexts);
  return (
    <div className="sheet-of-rows">
      <table className="rows-table access-table">
        <thead>
          <tr>
            {[columns.at, columns.who, columns.what, columns.why, columns.where].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The entries of the log with their filters. */
export function EntriesTab({
  search,
  onChange,
}: {
  search: AccessSearch;
  onChange: (part: AccessChange) => void;
}) {
  const text = useText(accessLogTexts);
  const {
    rows: entries,
    error,
    refetch,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
  } = useEntries(search);
  const isFiltered = hasAccessFilter(search);
  return (
    <>
      <EntryFilters search={search} onChange={onChange} />
      {search.customer === undefined ? null : <h2>{text.onlyOf(search.customer)}</h2>}
      {error && entries === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!error && entries === undefined ? <SkeletonRows rows={12} height={40} /> : null}
      {entries?.length === 0 ? (
        <EmptyState title={isFiltered ? text.noneFound : text.none}>
          {isFiltered ? text.noneFoundHint : text.noneHint}
        </EmptyState>
      ) : null}
      {entries === undefined || entries.length === 0 ? null : <Table entries={entries} />}
      {hasNextPage ? (
        <p>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {text.more}
          </Button>
        </p>
      ) : null}
    </>
  );
}
