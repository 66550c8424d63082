const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

/**
 * How long ago `at` was, in words: "5 minutes ago". Rounded towards now. Less
 * than a minute is "now", and so is the future: clocks differ.
 */
export function ageText(at: Date, now: Date, language: string): string {
  const seconds = (now.getTime() - at.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const fitting = UNITS.find(([, length]) => seconds >= length);
  if (!fitting) return format.format(0, 'second');
  const [unit, length] = fitting;
  return format.format(-Math.floor(seconds / length), unit);
}

/** Date and time of day as the reader's clock has it. */
export function timeText(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(at);
}

/** Milliseconds as seconds with one decimal: "1.4 sec". */
export function secondsText(milliseconds: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(milliseconds / 1000);
}
