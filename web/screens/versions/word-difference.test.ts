import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, wordDifference } from './word-difference.ts';

const text = (pieces: Piece[]) => pieces.map((piece) => piece.text).join('');
const marked = (pieces: Piece[]) => pieces.filter((piece) => !piece.same).map((piece) => piece.text);

describe('which words differ', () => {
  it.each([
    ['2小时内响应', '1小时内响应', ['2'], ['1']],
    ['先查清事实', '先查清事实再答复', [], ['再答复']],
    ['within 24 hours', 'within 12 working hours', ['24'], ['12', 'working']],
    ['', '新', [], ['新']],
    ['同', '同', [], []],
  ])('%s → %s', (old, next, gone, come) => {
    const found = wordDifference(old, next);
    expect(marked(found.old)).toEqual(gone);
    expect(marked(found.next).map((piece) => piece.trim())).toEqual(come);
  });

  it('loses nothing, and both sides share what is the same', () => {
    const words = fc.array(fc.constantFrom('客户', '工单', '24', ' ', 'hours', '，'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [old, next] = [one.join(''), other.join('')];
        const found = wordDifference(old, next);
        expect([text(found.old), text(found.next)]).toEqual([old, next]);
        const shared = (pieces: Piece[]) => text(pieces.filter((piece) => piece.same));
        expect(shared(found.old)).toBe(shared(found.next));
      }),
    );
  });
});
