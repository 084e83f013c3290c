export type Piece = { text: string; same: boolean };

const MOST_WORDS = 900;

/** Words of a text: each Chinese character is one, so is each run of letters and digits, each blank, each mark. */
const wordsOf = (text: string): string[] =>
  text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+|\s+|./gsu) ?? [];

/** Lengths of the longest common runs of words from every pair of places to the ends. */
function lengths(old: string[], next: string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(next.length + 1).fill(0));
  for (let a = old.length - 1; a >= 0; a -= 1) {
    const row = table[a] ?? [];
    const below = table[a + 1] ?? [];
    for (let b = next.length - 1; b >= 0; b -= 1) {
      row[b] = old[a] === next[b] ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return table;
}

const joined = (pieces: Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (last?.same !== piece.same) all.push({ ...piece });
    else last.text += piece.text;
    return all;
  }, []);

/** Two texts as pieces that both have and pieces that only one has; texts too long to compare are all different. */
export function wordDifference(oldText: string, nextText: string): { old: Piece[]; next: Piece[] } {
  const [old, next] = [wordsOf(oldText), wordsOf(nextText)];
  if (old.length > MOST_WORDS || next.length > MOST_WORDS)
    return { old: [{ text: oldText, same: false }], next: [{ text: nextText, same: false }] };
  const table = lengths(old, next);
  const [olds, nexts]: [Piece[], Piece[]] = [[], []];
  let [a, b] = [0, 0];
  while (a < old.length || b < next.length) {
    const [left, right] = [old[a], next[b]];
    if (left !== undefined && left === right) {
      olds.push({ text: left, same: true });
      nexts.push({ text: left, same: true });
      a += 1;
      b += 1;
    } else if (
      right === undefined ||
      (left !== undefined && (table[a + 1]?.[b] ?? 0) >= (table[a]?.[b + 1] ?? 0))
    ) {
      olds.push({ text: left ?? '', same: false });
      a += 1;
    } else {
      nexts.push({ text: right, same: false });
      b += 1;
    }
  }
  return { old: joined(olds), next: joined(nexts) };
}
