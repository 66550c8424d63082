import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DiffState, DiffStore } from './DiffStore';
import type { DiffOptions } from './useDiffOptions';
import type { DiffSide, LinePlace } from './slots';

/** Lines of a file, from one to another, both of them too; from 1. */
export interface LineRange {
  path: string;
  side: DiffSide;
  from: number;
  to: number;
}

/** What all files of one comparison share. */
export interface DiffHost {
  store: DiffStore;
  options: DiffOptions;
  loadLines(range: LineRange): Promise<string[]>;
  /** Address of the page without the part of a line. */
  page: string;
  /** Where the lines are of each file that somebody goes to with a key. */
  stops: Map<string, readonly LinePlace[]>;
  /** The intent that files were made of. */
  intent?: string;
}

const HostContext = createContext<DiffHost | undefined>(undefined);

export const DiffHostProvider = HostContext.Provider;

export function useDiffHost(): DiffHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('A diff is drawn outside of its host');
  return host;
}

/** How far the text of a file is; live. */
export function useDiffState(path: string): DiffState {
  const { store } = useDiffHost();
  return useSyncExternalStore(
    listener => store.subscribe(path, listener),
    () => store.get(path),
  );
}
