import type { BudgetKind } from '../budgets/types';
import type { BudgetStand, ReportLanguage, WeeklyReport } from './types';

type Counted = Pick<
  WeeklyReport['coverage'],
  'unsupported' | 'missingPrices' | 'unknownUsage'
> & { unknown: number; failing: number };

/** Sentences of reports and notices; texts of others come without markup. */
export interface Words {
  title(owner: string, monthly: string): string;
  nobody: string;
  total(monthly: string, before: string, change: string): string;
  totalAlone(monthly: string): string;
  unchanged: string;
  change(stack: string, change: string, monthly: string): string;
  isNew(stack: string, change: string): string;
  isGone(stack: string, change: string): string;
  pullRequest(number: number): string;
  commit(id: string): string;
  prices: string;
  source: string;
  others(count: number): string;
  rest(stacks: number, change: string): string;
  kind: Record<BudgetKind, string>;
  budget(
    level: BudgetStand['level'],
    name: string,
    monthly: string,
    limit: string,
  ): string;
  moreBudgets(count: number): string;
  /** @param possible undefined: there are no questions */
  savings(certain: string, possible?: string): string;
  priced(priced: number, stacks: number): string;
  left(counts: Counted): string[];
  crossed(level: 'near' | 'over', name: string): string;
  open: string;
}

const s = (count: number) => (count === 1 ? '' : 's');

const en: Words = {
  title: (owner, monthly) => `Costs of ${owner} this week: ${monthly} a month`,
  nobody: 'nobody',
  total: (monthly, before, change) =>
    `Stacks cost ${monthly} a month, ${before} a week ago (${change}).`,
  totalAlone: monthly =>
    `Stacks cost ${monthly} a month; no value of a week ago is known.`,
  unchanged: 'Nothing changed in this week.',
  change: (stack, change, monthly) => `${stack}: ${change}, now ${monthly}`,
  isNew: (stack, change) => `${stack}: ${change}, new`,
  isGone: (stack, change) => `${stack}: ${change}, removed`,
  pullRequest: number => `pull request #${number}`,
  commit: id => `commit ${id}`,
  prices: 'prices changed',
  source: 'estimated by another source',
  others: count => `${count} more change${s(count)}`,
  rest: (stacks, change) => `${stacks} other stack${s(stacks)}: ${change}.`,
  kind: {
    product: 'product',
    service: 'service',
    environment: 'environment',
  },
  budget: (level, name, monthly, limit) => {
    const state = { below: 'within', near: 'near', over: 'over' }[level];
    return `Budget of ${name}: ${monthly} of ${limit}, ${state}.`;
  },
  moreBudgets: count => `${count} more budget${s(count)}.`,
  savings: (certain, possible) =>
    possible === undefined
      ? `Could be saved: ${certain} a month.`
      : `Could be saved: ${certain} a month, up to ${possible} with questions answered.`,
  priced: (priced, stacks) => `${priced} of ${stacks} stacks have a price.`,
  left: ({ unknown, failing, unsupported, missingPrices, unknownUsage }) => [
    ...(unknown > 0 ? [`${unknown} stack${s(unknown)} without a price`] : []),
    ...(failing > 0
      ? [`${failing} stack${s(failing)} with the last good value`]
      : []),
    ...(unsupported > 0
      ? [`${unsupported} resource${s(unsupported)} of types without prices`]
      : []),
    ...(missingPrices > 0
      ? [`${missingPrices} missing price${s(missingPrices)}`]
      : []),
    ...(unknownUsage > 0
      ? [`${unknownUsage} usage${s(unknownUsage)} that nobody knows`]
      : []),
  ],
  crossed: (level, name) =>
    level === 'over'
      ? `The budget of ${name} is exceeded`
      : `The budget of ${name} is nearly used up`,
  open: 'Open in the portal',
};

const ko: Words = {
  title: (owner, monthly) => `이번 주 ${owner} 비용: 월 ${monthly}`,
  nobody: '소유자 없음',
  total: (monthly, before, change) =>
    `스택 비용은 월 ${monthly}이며, 일주일 전에는 ${before}이었습니다(${change}).`,
  totalAlone: monthly =>
    `스택 비용은 월 ${monthly}입니다. 일주일 전 값은 알 수 없습니다.`,
  unchanged: '이번 주에는 바뀐 것이 없습니다.',
  change: (stack, change, monthly) => `${stack}: ${change}, 현재 ${monthly}`,
  isNew: (stack, change) => `${stack}: ${change}, 새로 생김`,
  isGone: (stack, change) => `${stack}: ${change}, 삭제됨`,
  pullRequest: number => `풀 리퀘스트 #${number}`,
  commit: id => `커밋 ${id}`,
  prices: '가격 변동',
  source: '다른 출처로 추정',
  others: count => `그 밖의 변경 ${count}건`,
  rest: (stacks, change) => `그 밖의 스택 ${stacks}개: ${change}.`,
  kind: { product: '제품', service: '서비스', environment: '환경' },
  budget: (level, name, monthly, limit) => {
    const state = { below: '이내', near: '임박', over: '초과' }[level];
    return `${name} 예산: ${limit} 중 ${monthly}, ${state}.`;
  },
  moreBudgets: count => `그 밖의 예산 ${count}개.`,
  savings: (certain, possible) =>
    possible === undefined
      ? `줄일 수 있는 비용: 월 ${certain}.`
      : `줄일 수 있는 비용: 월 ${certain}, 확인이 필요한 항목까지 최대 ${possible}.`,
  priced: (priced, stacks) =>
    `스택 ${stacks}개 중 ${priced}개의 가격을 알고 있습니다.`,
  left: ({ unknown, failing, unsupported, missingPrices, unknownUsage }) => [
    ...(unknown > 0 ? [`가격이 없는 스택 ${unknown}개`] : []),
    ...(failing > 0 ? [`마지막 정상 값을 쓰는 스택 ${failing}개`] : []),
    ...(unsupported > 0 ? [`가격이 없는 유형의 리소스 ${unsupported}개`] : []),
    ...(missingPrices > 0 ? [`누락된 가격 ${missingPrices}개`] : []),
    ...(unknownUsage > 0 ? [`알 수 없는 사용량 ${unknownUsage}개`] : []),
  ],
  crossed: (level, name) =>
    level === 'over'
      ? `${name} 예산을 초과했습니다`
      : `${name} 예산이 거의 소진되었습니다`,
  open: '포털에서 열기',
};

/** The sentences of a language. */
export const wordsOf = (language: ReportLanguage): Words =>
  ({ en, ko }[language]);
