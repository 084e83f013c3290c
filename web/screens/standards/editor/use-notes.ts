import { useDeferredValue, useMemo } from 'react';
import type { Pack } from '../../../../domains/standards/standards.contract.ts';
import { packProblems } from '../../../../domains/standards/standards.rules.ts';
import type { PackPart } from '../../../../domains/standards/versions.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { problemNames } from '../../../texts/version-names.ts';
import { useWords } from '../../../widgets/case/words.ts';
import { type Fault, faultsOf, type Note, placeOf } from './notes.ts';

type Shape = {
  required: string;
  format: string;
  too_big: (most: number) => string;
  too_long: (most: number) => string;
  too_small: (least: number) => string;
};

function faultText({ code, bound }: Fault, shape: Shape): string {
  return code === 'required' || code === 'format' ? shape[code] : shape[code](bound);
}

/** What there is to say beside the rows of a part while it is being changed: first what cannot be saved. */
export function useNotes(part: PackPart, pack: Pack): Note[] {
  const text = useText(editorTexts);
  const words = useWords();
  const asked = useDeferredValue(pack);
  return useMemo(() => {
    const value = asked[part];
    const faults = faultsOf(part, value).map(
      (fault): Note => ({ ...fault, tone: 'wrong', text: faultText(fault, text.shape as Shape) }),
    );
    if (faults.length > 0) return faults;
    return packProblems(asked).flatMap((problem): Note[] => {
      const place = placeOf(part, value, problem.path);
      return place === undefined
        ? []
        : [{ ...place, tone: 'problem', text: words.of(problemNames, problem.message) }];
    });
  }, [asked, part, text, words]);
}
