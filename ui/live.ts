import { useEffect, useSyncExternalStore } from 'react';

export type CaseNews = { id: number; type: string; caseNumber: string | null; version: number | null };

const BATCH_MS = 300;
const SAY_CUT_AFTER_MS = 1_500;

let cut = false;
const watchers = new Set<() => void>();

function setCut(value: boolean): void {
  if (cut === value) return;
  cut = value;
  for (const watcher of watchers) watcher();
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Whether the live connection is cut for longer than a blink. */
export const useCut = (): boolean => useSyncExternalStore(watch, () => cut);

const readNews = (event: MessageEvent<string>): CaseNews | undefined => {
  try {
    return JSON.parse(event.data) as CaseNews;
  } catch {
    return undefined;
  }
};

function openLive(onNews: (news: CaseNews[]) => void, onMissed: () => void): () => void {
  let batch: CaseNews[] = [];
  let sending: ReturnType<typeof setTimeout> | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;
  let wasCut = false;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;

  const flush = () => {
    sending = undefined;
    const news = batch;
    batch = [];
    onNews(news);
  };
  const back = () => {
    clearTimeout(saying);
    setCut(false);
    if (wasCut) onMissed();
    wasCut = false;
  };
  const lost = () => {
    if (!wasCut) saying = setTimeout(() => setCut(true), SAY_CUT_AFTER_MS);
    wasCut = true;
    if (source.readyState === EventSource.CLOSED) reopening = setTimeout(connect, 3_000);
  };
  const take = (event: Event) => {
    const news = readNews(event as MessageEvent<string>);
    if (news === undefined) return;
    batch.push(news);
    sending ??= setTimeout(flush, BATCH_MS);
  };
  function connect(): void {
    source = new EventSource('/api/live');
    source.addEventListener('open', back);
    source.addEventListener('error', lost);
    source.addEventListener('case', take);
  }
  connect();
  return () => {
    for (const timer of [sending, saying, reopening]) clearTimeout(timer);
    source.close();
    setCut(false);
  };
}

/**
 * Follows `/api/live` while mounted: news in batches of 300 ms. After a cut the browser resumes by
 * Last-Event-ID; `onMissed` is called too, in case the server no longer had what lay between.
 */
export function useLive(onNews: (news: CaseNews[]) => void, onMissed: () => void): void {
  useEffect(() => openLive(onNews, onMissed), [onNews, onMissed]);
}
