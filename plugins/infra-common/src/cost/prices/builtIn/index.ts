import { PriceBook } from '../priceBook';
import { cloudwatch } from './cloudwatch';
import { containers } from './containers';
import { ebs } from './ebs';
import { ec2 } from './ec2';
import { edge } from './edge';
import { elasticache } from './elasticache';
import { lambda } from './lambda';
import { messages } from './messages';
import { network } from './network';
import { productsOf } from './offers';
import { rds } from './rds';
import { security } from './security';
import { sources } from './sources';

/**
 * The prices that the portal brings along: USD, on demand, of Seoul and North
 * Virginia. Gathered from public extracts of the price list of AWS, not from the
 * list itself; a configured book goes over it.
 */
export const builtInBook: PriceBook = {
  date: '2026-10-05',
  currency: 'USD',
  sources,
  products: productsOf([
    ...containers,
    ...ec2,
    ...ebs,
    ...lambda,
    ...rds,
    ...elasticache,
    ...network,
    ...edge,
    ...cloudwatch,
    ...security,
    ...messages,
  ]),
};
