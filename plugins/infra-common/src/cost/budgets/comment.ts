import { code } from '../../texts';
import { type Amount, ZERO } from '../amount';
import type { CostCoverage } from '../estimate';
import { moneyText, signedMoneyText } from './moneyText';
import type { CostJudgement, CostReason, StackChange } from './types';

/** By this line the comment is found again, to be changed instead of repeated. */
export const COST_COMMENT_MARK = '<!-- infra-portal:costs -->';
const MOST_STACKS = 50;
const MOST_REASONS = 30;

export interface CostCommentOptions {
  /** What made the estimates: `Infracost breakdown`, `price book 2026-10-05`. */
  source: string;
  /** When they were made, ISO 8601. */
  pricedAt: string;
  /** Of all stacks together. */
  coverage: CostCoverage;
  /** Hash of the commit that was priced. */
  commit: string;
  /** Address of the pull request's costs in the portal. */
  pageUrl: string;
}

const HEADLINES: Record<CostJudgement['verdict'], string> = {
  pass: '✅ Within what the standards allow.',
  warn: '⚠️ Look at the costs before you merge.',
  block: '❌ Blocked until the costs are lower, or an exception allows them.',
};

const percentText = (percent: Amount) =>
  `${percent.startsWith('-') || percent === ZERO ? '' : '+'}${percent} %`;

/** An address that cannot end the link that it stands in. */
const linkText = (url: string) =>
  encodeURI(url).replaceAll('(', '%28').replaceAll(')', '%29');

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;

/** A bar would end the cell, also in code. */
const cell = (text: string) => code(text).replaceAll('|', '\\|');

/**
 * The comment of a pull request about its costs, in Markdown. Names of stacks,
 * budgets and sources are shown as code: nothing in them is a link, a mention or
 * markup.
 */
export function pullRequestCommentText(
  judgement: CostJudgement,
  { source, pricedAt, coverage, commit, pageUrl }: CostCommentOptions,
): string {
  const { currency, delta, percent, before, after, verdict } = judgement;
  const share = percent === undefined ? '' : ` (${percentText(percent)})`;
  const money = (amount: Amount) => moneyText(amount, currency);
  return [
    COST_COMMENT_MARK,
    `#### Costs: ${signedMoneyText(delta, currency)} a month${share}`,
    `${HEADLINES[verdict]} ${money(before)} → ${money(after)} a month.`,
    ...list(judgement.reasons.map(each => reasonLine(each, money))),
    ...stackTable(judgement.stacks, currency),
    ...budgetTable(judgement, money),
    `Coverage: ${coverageText(coverage)}.`,
    `${code(source)}, ${code(pricedAt)}, commit ${code(
      commit.slice(0, 8),
    )}. An estimate of list prices, not a bill. [In the portal](${linkText(
      pageUrl,
    )})`,
  ].join('\n\n');
}

function list(lines: string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MOST_REASONS;
  const shown = lines.slice(0, MOST_REASONS);
  return [[...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')];
}

function reasonLine(
  reason: CostReason,
  money: (amount: Amount) => string,
): string {
  const { level, lifted } = reason;
  const by = lifted
    ? ` Allowed until ${lifted.until} by ${lifted.exceptions
        .slice(0, 5)
        .map(id => code(id))
        .join(', ')}.`
    : '';
  return `- ${level === 'block' ? '❌' : '⚠️'} ${whatOf(reason, money)}${by}`;
}

function whatOf(reason: CostReason, money: (amount: Amount) => string): string {
  const { code: kind, stack = '', before = ZERO, after = ZERO } = reason;
  const from = `${money(before)} → ${money(after)}`;
  const budget = `the budget of ${reason.kind} ${code(
    reason.key ?? '',
  )}, ${money(reason.limit ?? ZERO)} a month`;
  switch (kind) {
    case 'increase':
      return `${code(stack)} grows by ${
        reason.percent ?? ZERO
      } %: ${from} a month.`;
    case 'budget-crossed':
      return `It crosses ${budget}: ${from}.`;
    case 'budget-over':
      return `It adds to what is above ${budget}: ${from}.`;
    case 'budget-near':
      return `It comes near ${budget}: ${from}.`;
    case 'currency':
      return `Estimates are in ${code(
        reason.currency ?? '',
      )}, and budgets in USD: they are not compared.`;
    default:
      return reason.after === undefined
        ? `${code(stack)} could not be priced.`
        : `Not all that is new in ${code(
            stack,
          )} has a known price: it may cost more.`;
  }
}

function stackTable(stacks: StackChange[], currency: string): string[] {
  if (stacks.length === 0) return [];
  const rows = stacks.slice(0, MOST_STACKS).map(each => {
    const money = (amount: Amount | undefined, none: string) =>
      amount === undefined ? none : moneyText(amount, currency);
    const change =
      each.delta === undefined ? '' : signedMoneyText(each.delta, currency);
    const share =
      each.percent === undefined ? '' : ` (${percentText(each.percent)})`;
    return row(
      cell(each.stack),
      money(each.before, 'not known'),
      money(each.after, 'could not be priced'),
      `${change}${share}`,
    );
  });
  const more = stacks.length - rows.length;
  return [
    [row('Stack', 'Before', 'After', 'Change'), '|---|--:|--:|--:|', ...rows]
      .concat(more > 0 ? [row(`and ${more} more`, '', '', '')] : [])
      .join('\n'),
  ];
}

function budgetTable(
  { budgets }: CostJudgement,
  money: (amount: Amount) => string,
): string[] {
  if (budgets.length === 0) return [];
  const rows = budgets
    .slice(0, MOST_STACKS)
    .map(({ kind, key, before, after, limit, state }) =>
      row(
        `${kind} ${cell(key)}`,
        money(before),
        money(after),
        money(limit),
        state,
      ),
    );
  return [
    [
      row('Budget', 'Before', 'After', 'Limit', ''),
      '|---|--:|--:|--:|---|',
      ...rows,
    ].join('\n'),
  ];
}

function coverageText({
  detected,
  priced,
  free,
  unsupported,
  missingPrices,
  unknownUsage,
}: CostCoverage): string {
  const parts = [
    `${priced} of ${detected} resources have a cost`,
    `${free} are free`,
    ...(unsupported > 0 ? [`${unsupported} are of a type without prices`] : []),
    ...(missingPrices > 0 ? [`${missingPrices} prices are missing`] : []),
    ...(unknownUsage > 0 ? [`${unknownUsage} usages are not known`] : []),
  ];
  return parts.join(', ');
}
