export { PriceBooks } from './PriceBooks';
export { PriceBookStore } from './PriceBookStore';
export { PricingClient } from './PricingClient';
export { readPricing } from './readPricing';
export { schedulePrices } from './schedulePrices';
