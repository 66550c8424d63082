const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/**
 * How far ahead `at` is, in words: "in 5 hours". Rounded towards now; less than
 * a minute, and what should have been already, is "now".
 */
export function nextText(at: Date, now: Date, language: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1_000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const fitting = UNITS.find(([, length]) => seconds >= length);
  if (!fitting) return format.format(0, 'second');
  const [unit, length] = fitting;
  return format.format(Math.floor(seconds / length), unit);
}
