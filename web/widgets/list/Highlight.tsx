const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text with the searched words marked. */
export function Highlight({ text, words }: { text: string; words: string }) {
  const parts = words.split(/\s+/).filter((part) => part !== '');
  if (parts.length === 0) return text;
  const pieces = text.split(new RegExp(`(${parts.map(escaped).join('|')})`, 'gi'));
  return pieces.map((piece, place) => {
    const key = `${place}-${piece}`;
    return place % 2 === 1 ? <mark key={key}>{piece}</mark> : <span key={key}>{piece}</span>;
  });
}
