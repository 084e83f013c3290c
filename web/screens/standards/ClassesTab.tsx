import { incompleteCategories } from '../../../domains/standards/completeness.rules.ts';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { TickIcon } from '../../../ui/icons.tsx';
import { departmentTypeNames } from '../../texts/organisation.ts';
import { policyTexts } from '../../texts/policy.ts';
import { limitOrigins, standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { useConditionText } from './limit-words.ts';

function Categories({ pack }: { pack: Pack }) {
  const text = useText(standardTexts);
  const policy = useText(policyTexts);
  const words = useWords();
  const incomplete = incompleteCategories(pack);
  return (
    <table className="rows-table">
      <thead>
        <tr>
          <th>{text.category}</th>
          <th>{text.level}</th>
          <th>{text.lead}</th>
          <th>{text.incidentCheck}</th>
          <th>{text.clause}</th>
          <th>{text.origin}</th>
        </tr>
      </thead>
      <tbody>
        {pack.categories.map((category) => (
          <tr key={category.key}>
            <td>
              <strong>{words.say(category.title)}</strong>
              {incomplete
                .filter((one) => one.category === category.key)
                .flatMap(({ lacks }) => lacks)
                .map((lack) => (
                  <span key={lack} className="tag tag-amber limit-subject">
                    {policy.lacks[lack]}
                  </span>
                ))}
            </td>
            <td>{words.term('level', category.defaultLevel)}</td>
            <td>{words.of(departmentTypeNames, category.lead)}</td>
            <td>
              {category.checksIncident ? (
                <span>
                  <TickIcon /> {text.yes}
                </span>
              ) : (
                <span className="faint">—</span>
              )}
            </td>
            <td className="tight">
              <ClauseMark clause={category.clause} />
            </td>
            <td className="tight soft">{words.of(limitOrigins, category.levelOrigin)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Routing({ pack }: { pack: Pack }) {
  const text = useText(standardTexts);
  const words = useWords();
  const conditionOf = useConditionText();
  return (
    <table className="rows-table">
      <thead>
        <tr>
          <th>{text.order}</th>
          <th>{text.when}</th>
          <th>{text.lead}</th>
          <th>{text.cooperating}</th>
          <th>{text.clause}</th>
          <th>{text.origin}</th>
        </tr>
      </thead>
      <tbody>
        {pack.routing.map((route, place) => (
          <tr key={route.key}>
            <td className="tight faint figures">{place + 1}</td>
            <td>{conditionOf(route.when)}</td>
            <td>
              <strong>{words.of(departmentTypeNames, route.lead)}</strong>
            </td>
            <td>
              {route.cooperating.length === 0 ? (
                <span className="faint">—</span>
              ) : (
                words.list(route.cooperating.map((type) => words.of(departmentTypeNames, type)))
              )}
            </td>
            <td className="tight">
              <ClauseMark clause={route.clause} />
            </td>
            <td className="tight soft">{words.of(limitOrigins, route.origin)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How a complaint is classified and which department leads it. */
export function ClassesTab({ pack }: { pack: Pack }) {
  const text = useText(standardTexts);
  const conditionOf = useConditionText();
  return (
    <>
      <Section title={text.categories} note={text.categoriesNote}>
        <div className="sheet-of-rows wide-table">
          <Categories pack={pack} />
        </div>
      </Section>
      <Section title={text.routing} note={text.routingNote}>
        <div className="sheet-of-rows wide-table">
          <Routing pack={pack} />
        </div>
      </Section>
      <Section title={text.majorTitle} note={text.majorNote}>
        <p>
          {pack.authority.majorWhen.map((when) => (
            <span key={JSON.stringify(when)} className="tag tag-chosen major-tag">
              {conditionOf(when)}
            </span>
          ))}
          <ClauseMark clause={pack.authority.clause} />
        </p>
      </Section>
    </>
  );
}
