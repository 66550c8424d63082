import { useEffect, useState } from 'react';

/** `value` once it has been still for `delayMs`; the one before while `held`. */
export function useDebounced<T>(value: T, delayMs: number, held: boolean): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (held) {
      return undefined;
    }
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs, held]);
  return settled;
}
