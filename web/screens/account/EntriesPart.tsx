import type { Account } from '../../../domains/identity/account.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { accountTexts } from '../../texts/account.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { deviceName } from './device-name.ts';

/** The latest sign-ins of the account, refused ones too. */
export function EntriesPart({ account }: { account: Account }) {
  const text = useText(accountTexts);
  const { columns } = text;
  return (
    <Section title={text.entries}>
      {account.entries.length === 0 ? <p className="soft">{text.noEntries}</p> : null}
      {account.entries.length === 0 ? null : (
        <div className="sheet-of-rows">
          <table className="rows-table entries">
            <thead>
              <tr>
                {[columns.at, columns.way, columns.outcome, columns.address].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col" className="entries-more">
                  {columns.device}
                </th>
              </tr>
            </thead>
            <tbody>
              {account.entries.map((entry) => (
                <tr key={`${entry.at}${entry.address}${entry.outcome}`}>
                  <td className="tight figures">{shortTime(entry.at)}</td>
                  <td>{text.way[entry.way]}</td>
                  <td>
                    {entry.outcome === 'entered' ? (
                      text.outcome.entered
                    ) : (
                      <span className="tag tag-amber">{text.outcome[entry.outcome]}</span>
                    )}
                  </td>
                  <td className="figures">{entry.address}</td>
                  <td className="entries-more soft">
                    {deviceName(entry.device, text.weChat) ?? text.unknownDevice}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
