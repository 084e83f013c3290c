import type { MouseEvent } from 'react';
import type { Decision } from '../../../domains/warranty/decision.contract.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { warrantyTexts } from '../../texts/warranty.ts';
import { Unverified } from '../../widgets/warranty/Unverified.tsx';

type Articles = Decision['articles'];

/** What an article is called: its document and number. */
function useArticleName(): (article: Articles[string]) => string {
  const text = useText(warrantyTexts);
  const named = useNamed();
  return ({ document, number }) =>
    `${text.choices.return === '退货' ? `《${named(document)}》` : named(document)}${number === null ? '' : ` ${text.articleNumber(number)}`}`;
}

/** Opens what hides the article, and goes there without a change of the address. */
function showArticle(event: MouseEvent, key: string): void {
  event.preventDefault();
  const item = document.getElementById(`article-${key}`);
  item?.closest('details')?.setAttribute('open', '');
  item?.scrollIntoView({ block: 'center' });
  for (const other of document.querySelectorAll('.article-shown')) other.classList.remove('article-shown');
  item?.classList.add('article-shown');
}

/** The article behind a reason, as a jump to its words below. Counting rules go without saying. */
export function ArticleMarks({ keys, articles }: { keys: readonly string[]; articles: Articles }) {
  const text = useText(warrantyTexts);
  const named = useNamed();
  const nameOf = useArticleName();
  const shortOf = (article: Articles[string]) =>
    `${named(article.short ?? article.document)}${article.number === null ? '' : ` ${text.articleNumber(article.number)}`}`;
  return keys
    .filter((key) => !key.startsWith('civil_'))
    .map((key) => {
      const article = articles[key];
      return article === undefined ? null : (
        <a
          key={key}
          className="article-mark"
          href={`#article-${key}`}
          title={nameOf(article)}
          onClick={(event) => showArticle(event, key)}
        >
          {shortOf(article)}
        </a>
      );
    });
}

/** Those that the conclusion rests on: open choices, the cover, proof. */
function decisive({ choices, guarantees, coveredBy, proof }: Decision): Set<string> {
  const open = choices.filter((choice) => choice.open);
  return new Set([
    ...open.flatMap(({ grounds }) => grounds.filter(({ met }) => met).flatMap(({ articles }) => articles)),
    ...open.flatMap(({ refund }) => refund?.articles ?? []),
    ...guarantees.filter(({ key }) => key === coveredBy).flatMap(({ articles }) => articles),
    ...proof.articles,
  ]);
}

function Items({ articles }: { articles: [string, Articles[string]][] }) {
  const named = useNamed();
  const nameOf = useArticleName();
  return (
    <ul className="article-list">
      {articles.map(([key, article]) => (
        <li key={key} id={`article-${key}`}>
          <strong>{nameOf(article)}</strong> {article.verified ? null : <Unverified />}
          <p className="soft">{named(article.text)}</p>
        </li>
      ))}
    </ul>
  );
}

/** The articles of the answer in our words: those that decide, then those that were looked at. */
export function ArticleList({ decision }: { decision: Decision }) {
  const text = useText(warrantyTexts);
  const first = decisive(decision);
  const all = Object.entries(decision.articles);
  const others = all.filter(([key]) => !first.has(key));
  return (
    <section className="answer-part" aria-label={text.articles}>
      <header className="answer-head">
        <h2>{text.articles}</h2>
        <p className="faint">{text.articlesNote}</p>
      </header>
      <Items articles={all.filter(([key]) => first.has(key))} />
      {others.length === 0 ? null : (
        <details className="ask-more">
          <summary>{text.moreArticles(others.length)}</summary>
          <Items articles={others} />
        </details>
      )}
    </section>
  );
}
