import { Amount, multiplyAmounts, toAmount } from '../../amount';
import { findPrice, PriceBook, PricedProduct } from '../../prices';
import { CostComponent } from '../estimate';
import { DeclaredResource } from '../resources';
import { usualUsage } from '../usage';
import { Arguments, Known, toQuantity } from './Arguments';
import { argumentsOf, Resources } from './Resources';

/** Hours of a month, as Infracost and the calculator of AWS count them. */
export const HOURS = '730';

/** A number and what it counts: `[2, 'tasks']`. */
export type Factor = readonly [value: Known<Amount | number>, unit: string];

export interface Line {
  name: string;
  unit: string;
  /** Null: which price it is depends on a value that is not known. */
  price: Known<string>;
  /** Key of a price that is never less, for where the book lacks `price`. */
  atMost?: string;
  /** Their product is the quantity. */
  of: readonly Factor[];
  /** A name of `USAGE_KEYS` whose value is one more factor. */
  usage?: string;
  /** Where it is sold, when not in the region of the resource. */
  region?: string;
}

/** How one resource is used, where that differs from the others. */
export interface ResourceUse {
  /** Hours of a month in which it runs, instead of all of them. */
  hours?: Amount;
  /** By name of `USAGE_KEYS`; it wins over what is assumed of all resources. */
  usage?: Readonly<Record<string, Amount>>;
}

export interface PricingOptions {
  book: PriceBook;
  /** What a person assumes instead of the usual usage. */
  usage: Readonly<Record<string, Amount>>;
  /** By address. */
  uses?: Readonly<Record<string, ResourceUse>>;
  resources: Resources;
  /** Of the stack, where a resource does not tell its own. */
  region?: string;
}

/** `1 task`, but `1 ms`. */
const plural = (value: string, unit: string): string =>
  value === '1' && /\w{3}s$/.test(unit) ? unit.slice(0, -1) : unit;

function formulaOf(factors: readonly Factor[]): string {
  const parts = factors.map(([value, unit]) => {
    const text = value === null ? '?' : `${value}`;
    return `${text} ${plural(text, unit)}`;
  });
  return parts.join(' × ');
}

const productOf = (factors: readonly Factor[]): Known<Amount> =>
  factors.reduce<Known<Amount>>(
    (product, [value]) =>
      product === null || value === null
        ? null
        : multiplyAmounts(product, toAmount(value)),
    '1',
  );

const givenOf = (
  usage: Readonly<Record<string, Amount>>,
  key: string,
): Amount | undefined =>
  Object.hasOwn(usage, key) ? toQuantity(usage[key]) ?? undefined : undefined;

/** What is to be said of a price besides what it is. */
function remarkOf(product?: PricedProduct, bound?: PricedProduct): string {
  if (bound) return `; at most, at the price of ${bound.key}`;
  return product?.derived
    ? `; price worked out: ${product.derived.factor} × ${product.derived.from}`
    : '';
}

/** Prices lines of one resource. */
export class Pricing {
  readonly args: Arguments;

  constructor(
    readonly resource: DeclaredResource,
    readonly options: PricingOptions,
  ) {
    this.args = argumentsOf(resource);
  }

  /** The same prices and usage for another resource of the stack. */
  of(resource: DeclaredResource): Pricing {
    return new Pricing(resource, this.options);
  }

  get region(): string | undefined {
    return this.resource.region ?? this.options.region;
  }

  /** The resource that an argument refers to, of one of the types. */
  linked(argument: string, ...types: string[]): DeclaredResource | undefined {
    return this.options.resources.linked(this.resource, argument, types);
  }

  /** What is assumed of a usage; undefined when nobody knows it. */
  usage(key: string): Amount | undefined {
    return (
      givenOf(this.#use.usage ?? {}, key) ??
      givenOf(this.options.usage, key) ??
      usualUsage(key)
    );
  }

  /** Hours of a month in which the resource runs. */
  get runningHours(): Amount {
    return toQuantity(this.#use.hours) ?? HOURS;
  }

  get #use(): ResourceUse {
    const { uses = {} } = this.options;
    const { address } = this.resource;
    return Object.hasOwn(uses, address) ? uses[address] : {};
  }

  #find(line: Line, key: Known<string>): PricedProduct | undefined {
    const { book } = this.options;
    return key === null
      ? undefined
      : findPrice(book, line.region ?? this.region, key);
  }

  /** One line of the bill: an amount, or why there is none. */
  line(line: Line): CostComponent {
    const product = this.#find(line, line.price);
    const bound = product ? undefined : this.#find(line, line.atMost ?? null);
    const price = (product ?? bound)?.prices[0].price ?? null;
    const quantity = productOf(line.of);
    const component: CostComponent = {
      name: line.name,
      unit: line.unit,
      quantity,
      price,
      monthly:
        quantity === null || price === null
          ? null
          : multiplyAmounts(quantity, price),
      usageBased: line.usage !== undefined,
      formula: `${formulaOf(line.of)}${remarkOf(product, bound)}`,
    };
    const key = bound?.key ?? line.price;
    if (key !== null) component.priceKey = key;
    if (line.price === null || quantity === null) component.gap = 'value';
    else if (price === null) component.gap = 'price';
    return component;
  }

  /**
   * A line of what is used. The usage is the first factor; `of` are the others,
   * such as the hours of the month.
   */
  usageLine(
    line: Line & { usage: string },
    usageUnit = line.unit,
  ): CostComponent {
    const value = this.usage(line.usage);
    const priced = this.line({
      ...line,
      of: [[value ?? null, usageUnit], ...line.of],
    });
    if (value === undefined) return { ...priced, gap: 'usage' };
    return { ...priced, assumed: { key: line.usage, value } };
  }

  /** A line of something that costs while it runs. */
  hours(
    name: string,
    price: Known<string>,
    ...of: readonly Factor[]
  ): CostComponent {
    return this.line({
      name,
      unit: 'hours',
      price,
      of: [...of, [this.runningHours, 'h']],
    });
  }
}
