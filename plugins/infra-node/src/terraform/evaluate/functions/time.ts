import { EvaluationError } from '../errors';
import { NUMBER, STRING } from '../types';
import { count, string } from '../values';
import { type FunctionTable, TEXT, textAt } from './specification';

const RFC3339 =
  /^(\d{4})-(\d\d)-(\d\d)[T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/** A moment, and the zone it was written in, as minutes ahead of UTC. */
interface Moment {
  /** Nanoseconds since 1970 */
  time: bigint;
  zone: number;
}

const NANOSECONDS = 1_000_000_000n;

function readMoment(text: string, argument: number): Moment {
  const match = RFC3339.exec(text);
  const wrong = () =>
    new EvaluationError(
      `${JSON.stringify(text)} is no time like "2026-11-02T15:04:05Z"`,
      argument,
    );
  if (!match) throw wrong();
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const isDate = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  if (!isDate || hour > 23 || minute > 59 || second > 59) throw wrong();
  at.setUTCHours(hour, minute, second);
  const place = match[8];
  const [hours, minutes] = place.slice(1).split(':').map(Number);
  const ahead = place === 'Z' ? 0 : hours * 60 + minutes;
  if (place !== 'Z' && (hours > 23 || minutes > 59)) throw wrong();
  const zone = place.startsWith('-') ? -ahead : ahead;
  const fraction = BigInt((match[7] ?? '').padEnd(9, '0'));
  const seconds = BigInt(at.getTime() / 1000 - zone * 60);
  return { time: seconds * NANOSECONDS + fraction, zone };
}

const UNITS: Record<string, bigint> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1_000_000n,
  s: NANOSECONDS,
  m: 60n * NANOSECONDS,
  h: 3600n * NANOSECONDS,
};

function readDuration(text: string): bigint {
  const wrong = () =>
    new EvaluationError(
      `${JSON.stringify(text)} is no duration like "1h30m"`,
      1,
    );
  const signless = text.replace(/^[+-]/, '');
  if (signless === '0') return 0n;
  if (!/^(?:\d{1,12}(?:\.\d{0,9})?(?:ns|us|µs|μs|ms|s|m|h))+$/.test(signless)) {
    throw wrong();
  }
  let total = 0n;
  for (const [, whole, fraction = '', unit] of signless.matchAll(
    /(\d+)(?:\.(\d*))?([a-zµμ]+)/g,
  )) {
    const scale = 10n ** BigInt(fraction.length);
    total += (BigInt(whole + fraction) * UNITS[unit]) / scale;
  }
  return text.startsWith('-') ? -total : total;
}

/** The moment as its zone's clocks show it, in the fields of a UTC date. */
function clock({ time, zone }: Moment): Date {
  const milliseconds = Number(time / 1_000_000n) + zone * 60_000;
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) {
    throw new EvaluationError('the time is out of range');
  }
  return date;
}

const two = (value: number) => String(value).padStart(2, '0');

function zoneText(zone: number, colon: string): string {
  const ahead = Math.abs(zone);
  const sign = zone < 0 ? '-' : '+';
  return `${sign}${two(Math.floor(ahead / 60))}${colon}${two(ahead % 60)}`;
}

/** RFC 3339 in whole seconds, as Terraform writes it. */
function writeMoment(moment: Moment): string {
  const day = clock(moment).toISOString().slice(0, 19);
  return `${day}${moment.zone === 0 ? 'Z' : zoneText(moment.zone, ':')}`;
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(
  ' ',
);

const half = (date: Date) => date.getUTCHours() % 12 || 12;

const TOKENS: Record<string, (date: Date, zone: number) => string> = {
  YYYY: date => String(date.getUTCFullYear()).padStart(4, '0'),
  YY: date => two(date.getUTCFullYear() % 100),
  MMMM: date => MONTHS[date.getUTCMonth()],
  MMM: date => MONTHS[date.getUTCMonth()].slice(0, 3),
  MM: date => two(date.getUTCMonth() + 1),
  M: date => String(date.getUTCMonth() + 1),
  DD: date => two(date.getUTCDate()),
  D: date => String(date.getUTCDate()),
  EEEE: date => DAYS[date.getUTCDay()],
  EEE: date => DAYS[date.getUTCDay()].slice(0, 3),
  hh: date => two(date.getUTCHours()),
  h: date => String(date.getUTCHours()),
  HH: date => two(half(date)),
  H: date => String(half(date)),
  AA: date => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  aa: date => (date.getUTCHours() < 12 ? 'am' : 'pm'),
  mm: date => two(date.getUTCMinutes()),
  m: date => String(date.getUTCMinutes()),
  ss: date => two(date.getUTCSeconds()),
  s: date => String(date.getUTCSeconds()),
  ZZZZZ: (_, zone) => zoneText(zone, ':'),
  ZZZZ: (_, zone) => zoneText(zone, ''),
  ZZZ: (_, zone) => (zone === 0 ? 'UTC' : zoneText(zone, '')),
  Z: (_, zone) => (zone === 0 ? 'Z' : zoneText(zone, ':')),
};

function formatDate(pattern: string, moment: Moment): string {
  const date = clock(moment);
  return pattern.replace(
    /'((?:[^']|'')*)('?)|([a-zA-Z])\3*/g,
    (token, literal: string | undefined, closed: string | undefined) => {
      if (literal !== undefined) {
        if (closed) return literal.replaceAll("''", "'");
        throw new EvaluationError('a quote is not closed', 0);
      }
      if (Object.hasOwn(TOKENS, token)) return TOKENS[token](date, moment.zone);
      throw new EvaluationError(
        `${JSON.stringify(token)} stands for no part of a time`,
        0,
      );
    },
  );
}

export const TIME_FUNCTIONS: FunctionTable = {
  formatdate: {
    parameters: [TEXT, TEXT],
    returns: STRING,
    run: args =>
      string(formatDate(textAt(args, 0), readMoment(textAt(args, 1), 1))),
  },
  timeadd: {
    parameters: [TEXT, TEXT],
    returns: STRING,
    run: args => {
      const { time, zone } = readMoment(textAt(args, 0), 0);
      const later = time + readDuration(textAt(args, 1));
      return string(writeMoment({ time: later, zone }));
    },
  },
  timecmp: {
    parameters: [TEXT, TEXT],
    returns: NUMBER,
    run: args => {
      const left = readMoment(textAt(args, 0), 0).time;
      const right = readMoment(textAt(args, 1), 1).time;
      if (left === right) return count(0);
      return count(left < right ? -1 : 1);
    },
  },
};
