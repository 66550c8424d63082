import { useCallback, useEffect, useState } from 'react';
import { readAddress, writeAddress } from './address';
import type { Target } from './target';

const fromAddress = (): Target | undefined => readAddress(window.location.hash);

/** Writes the part of the address, without a step back that leads nowhere. */
function keepInAddress({ path, place }: Target) {
  const { state } = window.history;
  window.history.replaceState(state, '', writeAddress({ path, place }));
}

/** The file and line that somebody went to: in the page's address too. */
export function useTarget() {
  const [target, setTarget] = useState(fromAddress);
  const go = useCallback((next: Target) => {
    setTarget({ ...next });
    keepInAddress(next);
  }, []);
  useEffect(() => {
    // A link of the page itself, or a step back.
    const onHash = () => setTarget(fromAddress());
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  return { target, go };
}
