import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftInput, GoldenPathApi } from '../api';
import { localDrafts } from './localDrafts';

/** Pause after the last change before a draft is saved, in milliseconds. */
export const AUTOSAVE_DELAY = 1200;

export type SaveState =
  | { kind: 'untouched' | 'saving' }
  /** In this tab, where a guest's belongs. */
  | { kind: 'tab' }
  | { kind: 'saved'; at: string }
  /** Only in this tab, because the server did not take it. */
  | { kind: 'local' }
  /** Nowhere. */
  | { kind: 'lost' };

/**
 * Keeps a draft in the tab at once and on the server a moment later, one at a
 * time and the last one last, so that a reload in between loses nothing.
 * `draft` is undefined until the person answered something; `onStart` is called
 * then. `stop` ends it and waits for a save that is under way.
 */
export function useAutosave(
  api: Pick<GoldenPathApi, 'saveDraft'>,
  id: string,
  draft: DraftInput | undefined,
  onStart: () => void,
  /** May the person keep drafts on the server? */
  isAllowed: boolean = true,
): { state: SaveState; stop(): Promise<void> } {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' });
  const key = draft && JSON.stringify(draft);
  const stopped = useRef(false);
  const saved = useRef<string>();
  const chain = useRef(Promise.resolve());
  const start = useRef(onStart);
  start.current = onStart;

  const save = useCallback(
    async (text: string) => {
      if (stopped.current || saved.current === text) return;
      const body: DraftInput = JSON.parse(text);
      if (!isAllowed) {
        setState({ kind: 'tab' });
        return;
      }
      setState({ kind: 'saving' });
      try {
        const { updatedAt } = await api.saveDraft(id, body);
        saved.current = text;
        localDrafts.remove(id);
        setState({ kind: 'saved', at: updatedAt });
      } catch {
        const kept = localDrafts.write(id, body);
        setState({ kind: kept ? 'local' : 'lost' });
      }
    },
    [api, id, isAllowed],
  );

  useEffect(() => {
    if (key === undefined || stopped.current) return undefined;
    localDrafts.write(id, JSON.parse(key));
    start.current();
    const timer = setTimeout(() => {
      chain.current = chain.current.then(() => save(key));
    }, AUTOSAVE_DELAY);
    return () => clearTimeout(timer);
  }, [key, id, save]);

  const stop = useCallback(() => {
    stopped.current = true;
    localDrafts.remove(id);
    return chain.current;
  }, [id]);
  return { state, stop };
}
