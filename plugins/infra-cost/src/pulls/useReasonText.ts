import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Amount,
  type BudgetLine,
  cleanText,
  type CostReason,
  oneLine,
  type PullCostDetail,
  subtractAmounts,
  ZERO,
} from '@infra-portal/infra-common';
import { briefMoneyText, useLanguage } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';

const plain = (text = '?') => oneLine(cleanText(text));

/** `34.5` as a share, in the reader's language: `34.5%`. */
const usePercentText = () => {
  const language = useLanguage();
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  return (percent: Amount) => format.format(Number(percent) / 100);
};

/** What a budget is of: `product authhub`. */
export function useBudgetName() {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return ({ kind, key }: Pick<BudgetLine, 'kind' | 'key'>) =>
    t(`pull.budget.${kind}`, { key: plain(key) });
}

/** Why a pull request is blocked or has to be looked at, in a sentence. */
export function useReasonText({
  judgement,
  stacks,
}: Pick<PullCostDetail, 'judgement' | 'stacks'>) {
  const currency = judgement?.currency ?? 'USD';
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const percentText = usePercentText();
  const budgetName = useBudgetName();
  const money = (amount: Amount = ZERO) =>
    briefMoneyText(amount, currency, language);
  // Refs are exact, and too long to be read.
  const stackName = (ref?: string) => {
    const found = stacks.find(each => each.ref === ref);
    return plain(found?.name ?? found?.dir ?? ref);
  };
  return (reason: CostReason): string => {
    const { code, kind, key, limit, before, after, percent, stack } = reason;
    if (code === 'currency') {
      return t('pull.reason.currency', { currency: plain(reason.currency) });
    }
    if (code === 'unknown') {
      const how = after === undefined ? 'unknown' : 'partial';
      return t(`pull.reason.${how}`, { stack: stackName(stack) });
    }
    const amounts = { before: money(before), after: money(after) };
    if (code === 'increase') {
      return t('pull.reason.increase', {
        stack: stackName(stack),
        percent: percentText(percent ?? ZERO),
        ...amounts,
      });
    }
    const over = money(subtractAmounts(after ?? ZERO, limit ?? ZERO));
    return t(`pull.reason.${code}`, {
      budget: kind ? budgetName({ kind, key: key ?? '?' }) : '?',
      limit: money(limit),
      ...{ over, ...amounts },
    } as never);
  };
}

/** By what a reason blocks no more, and how long. */
export function useLiftedText() {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return ({ exceptions, until }: NonNullable<CostReason['lifted']>) =>
    t('pull.lifted', {
      count: exceptions.length,
      exceptions: exceptions.map(id => plain(id)).join(', '),
      until,
    });
}
