import { useMemo } from 'react';
import { sloBudgetText } from '@infra-portal/infra-common';
import { durationText, useLanguage } from '@infra-portal/infra-react';

/** Numbers and times of this page in the reader's language; times are epoch seconds. */
export interface Formats {
  /** Whole numbers as they are, others with few digits. */
  number(value: number): string;
  /** "1.2M": where there is little room. */
  brief(value: number): string;
  /** What is left of a budget; below zero with a minus. */
  left(left: number): string;
  day(seconds: number): string;
  /** Day and time of day. */
  moment(seconds: number): string;
  /** The same by the clocks of a zone (IANA), which a calendar window has. */
  momentIn(seconds: number, zone: string): string;
  timeOfDay(seconds: number): string;
  /** Seconds that pass, with two units. */
  duration(seconds: number): string;
  share(ratio: number): string;
}

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}

function formatsOf(language: string): Formats {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const small = new Intl.NumberFormat(language, {
    maximumSignificantDigits: 2,
  });
  const brief = new Intl.NumberFormat(language, {
    ...{ notation: 'compact', maximumSignificantDigits: 3 },
  });
  const share = new Intl.NumberFormat(language, {
    ...{ style: 'percent', maximumSignificantDigits: 3 },
  });
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, options);
    return (seconds: number) => format.format(new Date(seconds * 1_000));
  };
  const number = (value: number) =>
    Math.abs(value) < 10 && !Number.isInteger(value)
      ? small.format(value)
      : whole.format(value);
  return {
    number,
    brief: value => brief.format(value),
    left: left => {
      const { isOverspent, percent } = sloBudgetText(left);
      return isOverspent ? `−${percent}` : percent;
    },
    day: dates({ month: 'short', day: 'numeric' }),
    moment: dates({ dateStyle: 'medium', timeStyle: 'short' }),
    momentIn: (seconds, timeZone) =>
      dates({ dateStyle: 'medium', timeStyle: 'short', timeZone })(seconds),
    timeOfDay: dates({ timeStyle: 'short' }),
    duration: seconds => durationText(seconds, language),
    share: ratio => share.format(ratio),
  };
}
