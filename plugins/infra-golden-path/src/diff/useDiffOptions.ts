import { useCallback, useState } from 'react';
import { useMediaQuery } from '@infra-portal/infra-react';

/** How comparisons are shown. */
export interface DiffOptions {
  /** Before and after side by side. */
  split: boolean;
  /** Long lines go on in the next row. */
  wrap: boolean;
  /** Keys without a modifier act. */
  keys: boolean;
}

const KEY = 'infra-golden-path:diff-options';
const USUAL: DiffOptions = { split: false, wrap: true, keys: true };
/** Below this there is no room for two texts. */
const NARROW = '(max-width: 1100px)';

function read(): DiffOptions {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const options = { ...USUAL };
    for (const name of ['split', 'wrap', 'keys'] as const) {
      if (typeof found?.[name] === 'boolean') options[name] = found[name];
    }
    return options;
  } catch {
    return USUAL;
  }
}

/** The reader's choices, kept in the browser; narrow screens never split. */
export function useDiffOptions() {
  const [chosen, setChosen] = useState(read);
  const isNarrow = useMediaQuery(NARROW);
  const choose = useCallback((change: Partial<DiffOptions>) => {
    setChosen(before => {
      const next = { ...before, ...change };
      try {
        localStorage.setItem(KEY, JSON.stringify(next));
      } catch {
        // Full, or switched off: it holds for this page.
      }
      return next;
    });
  }, []);
  const split = chosen.split && !isNarrow;
  return { options: { ...chosen, split }, isNarrow, choose };
}
