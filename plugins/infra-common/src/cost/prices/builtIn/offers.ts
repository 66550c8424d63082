import { multiplyAmounts, toAmount } from '../../amount';
import { PricedProduct } from '../priceBook';
import { SourceName } from './sources';

/** A price, and who says so. */
export type Quote = readonly [price: string, ...sources: SourceName[]];

export interface Quotes {
  virginia?: Quote;
  seoul?: Quote;
  /** The same in all regions, and sold without one. */
  global?: Quote;
}

/** A product in short: in every region that has a quote. */
export interface Offer extends Quotes {
  key: string;
  service: string;
  productFamily: string;
  /** `{region}` in a usage type is what AWS calls the region there. */
  attributes: Record<string, string>;
  unit: string;
  /** Bounds of the first tier, which is the only one that is known. */
  start?: string;
  end?: string;
  derived?: { from: string; factor: string };
}

/**
 * Makes offers of one family of a service. What tells them apart is their usage
 * type, or several attributes.
 */
export const soldBy =
  (service: string, productFamily: string, common: Offer['attributes'] = {}) =>
  (
    key: string,
    unit: string,
    own: string | Offer['attributes'],
    quotes: Quotes & Pick<Offer, 'start' | 'end'>,
  ): Offer => ({
    key,
    service,
    productFamily,
    attributes: {
      ...common,
      ...(typeof own === 'string' ? { usagetype: own } : own),
    },
    unit,
    ...quotes,
  });

/**
 * Regions, and how usage types begin there. AWS leaves the prefix of Virginia
 * out for several services; here it is always written.
 */
const REGIONS = {
  virginia: { region: 'us-east-1', prefix: 'USE1' },
  seoul: { region: 'ap-northeast-2', prefix: 'APN2' },
  global: { region: undefined, prefix: '' },
};

type Place = keyof typeof REGIONS;

const PLACES = Object.keys(REGIONS) as Place[];

function inPlace(offer: Offer, place: Place): PricedProduct[] {
  const quote = offer[place];
  if (!quote) return [];
  const { region, prefix } = REGIONS[place];
  const [price, ...sources] = quote;
  return [
    {
      key: offer.key,
      service: offer.service,
      productFamily: offer.productFamily,
      ...(region && { region }),
      attributes: Object.fromEntries(
        Object.entries(offer.attributes).map(([name, value]) => [
          name,
          value.replace('{region}', prefix),
        ]),
      ),
      prices: [
        {
          price: toAmount(price),
          unit: offer.unit,
          purchaseOption: 'on_demand',
          ...(offer.start !== undefined && { startUsageAmount: offer.start }),
          ...(offer.end !== undefined && { endUsageAmount: offer.end }),
        },
      ],
      ...(offer.derived && { derived: offer.derived }),
      sources,
    },
  ];
}

/** The products of offers, one for each region. */
export const productsOf = (offers: readonly Offer[]): PricedProduct[] =>
  offers.flatMap(offer => PLACES.flatMap(place => inPlace(offer, place)));

/** An offer whose price is worked out: that of `from` times `factor`. */
export function derive(
  from: Offer,
  factor: string,
  make: (quotes: Quotes) => Offer,
  places: readonly Place[] = PLACES,
): Offer {
  const quotes = places.flatMap(place => {
    const quote = from[place];
    if (!quote) return [];
    const [price, ...sources] = quote;
    return [[place, [multiplyAmounts(price, factor), ...sources]]];
  });
  return {
    ...make(Object.fromEntries(quotes)),
    derived: { from: from.key, factor },
  };
}
