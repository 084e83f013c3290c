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
  const join = words.locale === 'en' ? ', ' : '、';
  return (
    <span>{roles.map((role) => `${words.say(role.name)}（${text.people(role.people)}）`).join(join)}</span>
  );
}

/** Which powers never meet in one person, and which positions hold them now. */
export function SeparationTab({ roles }: { roles: Role[] }) {
  const text = useText(accessTexts);
  const { administrators, supervision, external } = text.apart;
  return (
    <div className="access-apart">
      <section>
        <h2>
          {administrators.title} <ClauseMark clause="S0 5.2" />
        </h2>
        <p className="soft">{administrators.rule}</p>
        <dl>
          {administrations.map((one) => (
            <div key={one}>
              <dt>{text.administration[one]}</dt>
              <dd>
                <Names roles={roles.filter((role) => role.administrations.includes(one))} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>
          {supervision.title} <ClauseMark clause="S0 7.1" />
        </h2>
        <p className="soft">{supervision.rule}</p>
        <dl>
          <div>
            <dt>{text.supervising}</dt>
            <dd>
              <Names roles={roles.filter((role) => role.supervising)} />
            </dd>
          </div>
        </dl>
      </section>
      <section>
        <h2>
          {external.title} <ClauseMark clause="S0 7.1" />
        </h2>
        <p className="soft">{external.rule}</p>
        <dl>
          <div>
            <dt>{text.external}</dt>
            <dd>
              <Names roles={roles.filter((role) => role.external)} />
            </dd>
          </div>
        </dl>
      </section>
    </div>
  );
}
