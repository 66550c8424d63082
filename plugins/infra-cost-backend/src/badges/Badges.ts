import { NotFoundError } from '@backstage/errors';
import {
  type CostSummary,
  moneyText,
  signedMoneyText,
  type StackCost,
  ZERO,
} from '@infra-portal/infra-common';
import type { CostReader } from '../read';
import type { BadgeText } from './badgeSvg';

const LABEL = 'cost';

const dayText = (at: string) =>
  new Intl.DateTimeFormat('en-US', {
    ...{ year: 'numeric', month: 'short', day: 'numeric' },
    timeZone: 'UTC',
  }).format(new Date(at));

/** What an amount is of, and how far it can be trusted. */
interface Told {
  name: string;
  currency: string;
  monthly: string;
  change?: string;
  /** When its prices were read. */
  pricedAt?: string;
  /** What is left out of it, or why it is old. */
  doubt?: string;
}

function told(each: Told): BadgeText {
  const { name, currency, monthly, change, pricedAt, doubt } = each;
  const amount = `${moneyText(monthly, currency)} a month`;
  const parts = [
    amount,
    change !== undefined &&
      change !== ZERO &&
      `${signedMoneyText(change, currency)} in 30 days`,
    doubt,
    pricedAt !== undefined && `as of ${dayText(pricedAt)}`,
  ].filter(part => typeof part === 'string');
  return {
    label: LABEL,
    text: parts.join(' · '),
    title: `${name}: estimated ${parts.join(', ')}`,
    known: true,
  };
}

const unknown = (name: string): BadgeText => ({
  label: LABEL,
  text: 'not known yet',
  title: `${name}: the cost is not known yet`,
  known: false,
});

function doubtOf({ stacks, unknown: without, failing }: CostSummary) {
  if (without > 0) return `${stacks - without} of ${stacks} stacks`;
  return failing > 0 ? 'partly last good value' : undefined;
}

/** What badges say of stacks and products. */
export class Badges {
  readonly #reader: Pick<CostReader, 'listed' | 'summary'>;

  constructor(reader: Pick<CostReader, 'listed' | 'summary'>) {
    this.#reader = reader;
  }

  /** @throws NotFoundError */
  async stack(name: string): Promise<BadgeText> {
    const { cost, change, failing }: StackCost = await this.#reader.listed(
      name,
    );
    if (!cost) return unknown(name);
    const { currency, monthly, pricedAt } = cost;
    const doubt = failing && 'last good value';
    return told({ name, currency, monthly, change, pricedAt, doubt });
  }

  /** @throws NotFoundError where no stack is of the product */
  async product(name: string): Promise<BadgeText> {
    const summary = await this.#reader.summary({ product: [name] });
    const { stacks, unknown: without } = summary;
    if (stacks === 0) {
      throw new NotFoundError(`No stack is of a product "${name}".`);
    }
    if (without === stacks) return unknown(name);
    const { currency, monthly, change, pricedAt } = summary;
    const doubt = doubtOf(summary);
    return told({ name, currency, monthly, change, pricedAt, doubt });
  }
}
