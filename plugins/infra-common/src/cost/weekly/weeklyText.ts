import { type Amount, ZERO } from '../amount';
import { moneyText, signedMoneyText } from '../budgets/moneyText';
import type {
  BudgetStand,
  ReportLanguage,
  WeeklyChange,
  WeeklyReport,
} from './types';
import { unmarked } from './unmarked';
import { type Words, wordsOf } from './words';

/** A sentence, and what it leads to. */
export interface MessageLine {
  /** Without markup of Slack, e-mail or Markdown. */
  text: string;
  /** http or https. */
  url?: string;
}

/** What is sent to an owner. */
export interface CostMessage {
  title: string;
  lines: MessageLine[];
  /** What the link to more says. */
  open: string;
  language: ReportLanguage;
}

const BUDGETS = 5;
const COMMIT = 8;

/** An owner as people say it: without the kind and the default namespace. */
const ownerText = (owner: string, words: Words) =>
  owner === ''
    ? words.nobody
    : unmarked(owner.replace(/^(group|user):(default\/)?/, ''));

const isWebAddress = (url: string | undefined): url is string =>
  url !== undefined && /^https?:\/\/[^\s<>|"]+$/.test(url);

/** Why it changed: `Make it larger, pull request #12, 1 more change`. */
function causeText(change: WeeklyChange, words: Words): string[] {
  const { cause, commit, title, pullRequest, others } = change;
  const more = others > 0 ? [words.others(others)] : [];
  if (cause === 'prices') return [words.prices, ...more];
  if (cause === 'source') return [words.source, ...more];
  return [
    ...(title ? [unmarked(title)] : []),
    ...(pullRequest !== undefined ? [words.pullRequest(pullRequest)] : []),
    ...(pullRequest === undefined && commit !== undefined
      ? [words.commit(unmarked(commit).slice(0, COMMIT))]
      : []),
    ...more,
  ];
}

/** The report as sentences, for everybody who is sent it. */
export function weeklyMessage(
  report: WeeklyReport,
  language: ReportLanguage,
): CostMessage {
  const words = wordsOf(language);
  const { currency, before, change, coverage, unknown, failing } = report;
  const money = (amount: Amount) => moneyText(amount, currency);
  const signed = (amount: Amount) => signedMoneyText(amount, currency);
  const total = money(report.monthly);
  const changeLine = (each: WeeklyChange): MessageLine => {
    const name = unmarked(each.name);
    const by = signed(each.change);
    const said = {
      changed: () => words.change(name, by, money(each.monthly)),
      new: () => words.isNew(name, by),
      gone: () => words.isGone(name, by),
    }[each.kind]();
    const why = causeText(each, words).join(', ');
    return {
      text: `${why ? `${said} – ${why}` : said}.`,
      ...(isWebAddress(each.url) && { url: each.url }),
    };
  };
  const left = words.left({ ...coverage, unknown, failing });
  const lines: MessageLine[] = [
    {
      text:
        before === undefined
          ? words.totalAlone(total)
          : words.total(total, money(before), signed(change)),
    },
    ...report.changes.map(changeLine),
    ...(report.changes.length === 0 ? [{ text: words.unchanged }] : []),
    ...(report.rest.stacks > 0
      ? [{ text: words.rest(report.rest.stacks, signed(report.rest.change)) }]
      : []),
    ...budgetLines(report.budgets, words),
    ...savingsLines(report, words),
    { text: words.priced(report.stacks - unknown, report.stacks) },
    ...(left.length > 0 ? [{ text: `${left.join(', ')}.` }] : []),
  ];
  const title = words.title(ownerText(report.owner, words), total);
  return { title, lines, open: words.open, language };
}

/** Budgets are in USD. */
const budgetMoney = (amount: Amount) => moneyText(amount, 'USD');

function budgetText(stand: BudgetStand, words: Words): string {
  const name = `${words.kind[stand.kind]} ${unmarked(stand.key)}`;
  const { level, monthly, limit } = stand;
  return words.budget(level, name, budgetMoney(monthly), budgetMoney(limit));
}

function savingsLines(
  { savings, currency }: WeeklyReport,
  words: Words,
): MessageLine[] {
  if (!savings || savings.possible === ZERO) return [];
  const { certain, possible } = savings;
  const more = possible === certain ? undefined : moneyText(possible, currency);
  return [{ text: words.savings(moneyText(certain, currency), more) }];
}

function budgetLines(
  budgets: readonly BudgetStand[],
  words: Words,
): MessageLine[] {
  const shown = budgets.slice(0, BUDGETS);
  const more = budgets.length - shown.length;
  return [
    ...shown.map(stand => ({ text: budgetText(stand, words) })),
    ...(more > 0 ? [{ text: words.moreBudgets(more) }] : []),
  ];
}

/** That a budget came near its limit, or went over it. */
export function crossingMessage(
  stand: BudgetStand & { level: 'near' | 'over' },
  language: ReportLanguage,
): CostMessage {
  const words = wordsOf(language);
  const name = `${words.kind[stand.kind]} ${unmarked(stand.key)}`;
  return {
    title: words.crossed(stand.level, name),
    lines: [{ text: budgetText(stand, words) }],
    open: words.open,
    language,
  };
}
