export * from './pricingAnswer';
export * from './pricingQuery';
export * from './refreshPrices';
