import { useEffect, useState } from 'react';
import { ageText, timeText } from './ageText';
import { useLanguage } from '../text/useLanguage';

const REFRESH = 15_000;

/** Now, read again every few seconds so that ages grow. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), REFRESH);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A time as its age; the exact time, with UTC, on hover. */
export function Age(props: { at: string }) {
  const language = useLanguage();
  const at = new Date(props.at);
  // A page that was open before it happened must not see it in the future.
  const now = new Date(Math.max(useNow().getTime(), Date.now()));
  return (
    <time
      dateTime={at.toISOString()}
      title={`${timeText(at, language)} (${at.toISOString()})`}
    >
      {ageText(at, now, language)}
    </time>
  );
}
