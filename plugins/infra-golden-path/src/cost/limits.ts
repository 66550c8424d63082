import {
  type Amount,
  compareAmounts,
  type FormModel,
  subtractAmounts,
  toAmount,
} from '@infra-portal/infra-common';
import { type Answers, answerAt } from '../form/answers';

/** A limit in USD per month that the service's cost is held against. */
export interface CostLimit {
  /** `product`: shared with the other services of the product. */
  of: 'product' | 'service';
  name: string;
  amount: Amount;
}

/** The limits that answers come under: of the product, and of their own. */
export function limitsOf(model: FormModel, answers: Answers): CostLimit[] {
  const limits: CostLimit[] = [];
  const product = model.products.find(({ name }) => name === answers.product);
  if (product?.budget !== undefined) {
    const { name, budget } = product;
    limits.push({ of: 'product', name, amount: toAmount(budget) });
  }
  const own = answerAt(answers, ['budget']);
  if (typeof own === 'number' && Number.isFinite(own) && own > 0) {
    const name = String(answers.service ?? '');
    limits.push({ of: 'service', name, amount: toAmount(own) });
  }
  return limits;
}

export interface AgainstLimit {
  isOver: boolean;
  /** What is left, or what it is over by. */
  by: Amount;
  /** Of the limit, 0 and more; undefined of a limit of nothing. */
  share?: number;
}

/** How a cost stands against a limit. */
export function againstLimit(cost: Amount, limit: Amount): AgainstLimit {
  const isOver = compareAmounts(cost, limit) > 0;
  return {
    isOver,
    by: isOver ? subtractAmounts(cost, limit) : subtractAmounts(limit, cost),
    // A share is for reading only.
    ...(compareAmounts(limit, '0') > 0 && {
      share: Number(cost) / Number(limit),
    }),
  };
}
