import { administrations } from '../../../domains/identity/separation.rules.ts';
import { useText } from '../../../ui/i18n.tsx';
import { accessTexts } from '../../texts/access.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import type { Role } from './access.ts';

function Names({ roles }: { roles: Role[] }) {
  const text = useText(accessTexts);
  const words = useWords();
  if (roles.length === 0) return <span className="faint">{text.nobody}</span>;
  return (
    <span>{words.list(roles.map((role) => text.held(words.say(role.name), text.people(role.people))))}</span>
  );
}

type PowerProps = {
  says: { title: string; rule: string };
  clause: string;
  held: [name: string, by: Role[]][];
};

function Power({ says, clause, held }: PowerProps) {
  return (
    <section>
      <h2>
        {says.title} <ClauseMark clause={clause} />
      </h2>
      <p className="soft">{says.rule}</p>
      <dl>
        {held.map(([name, by]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Names roles={by} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Which powers never meet in one person, and which positions hold them now. */
export function SeparationTab({ roles }: { roles: Role[] }) {
  const text = useText(accessTexts);
  const { administrators, supervision, external } = text.apart;
  const holders = (one: Role['administrations'][number]) =>
    roles.filter((role) => role.administrations.includes(one));
  return (
    <div className="access-apart">
      <Power
        says={administrators}
        clause="S0 5.2"
        held={administrations.map((one) => [text.administration[one], holders(one)])}
      />
      <Power
        says={supervision}
        clause="S0 7.1"
        held={[[text.supervising, roles.filter((role) => role.supervising)]]}
      />
      <Power
        says={external}
        clause="S0 7.1"
        held={[[text.external, roles.filter((role) => role.external)]]}
      />
    </div>
  );
}
