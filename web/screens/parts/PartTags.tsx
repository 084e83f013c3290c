import type { StockedPart } from '../../../domains/parts/parts.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { partsTexts } from '../../texts/parts.ts';

/** What is special about a part. */
export function PartTags({ part }: { part: StockedPart }) {
  const text = useText(partsTexts);
  return (
    <span className="part-tags">
      {part.low ? <span className="tag tag-amber">{text.low}</span> : null}
      {part.critical ? <span className="tag">{text.critical}</span> : null}
      {part.serialTracked ? <span className="tag">{text.serialTracked}</span> : null}
      {part.supersededBy === null ? null : (
        <span className="tag">{text.supersededBy(part.supersededBy)}</span>
      )}
    </span>
  );
}
