import { derive, Offer, Quotes, soldBy } from './offers';

const credits = soldBy('AmazonEC2', 'CPU Credits');

const linux = (type: string, quotes: Quotes): Offer => ({
  key: `ec2/${type}`,
  service: 'AmazonEC2',
  productFamily: 'Compute Instance',
  attributes: {
    instanceType: type,
    tenancy: 'Shared',
    operatingSystem: 'Linux',
    preInstalledSw: 'NA',
    licenseModel: 'No License required',
    capacitystatus: 'Used',
    usagetype: `{region}-BoxUsage:${type}`,
  },
  unit: 'Hrs',
  ...quotes,
});

const read: readonly Offer[] = [
  linux('t3.nano', { virginia: ['0.0052', 'infracost'] }),
  linux('t3.micro', {
    virginia: ['0.0104', 'calculator', 'infracost'],
    seoul: ['0.013', 'calculator', 'catalogue', 'script'],
  }),
  linux('t3.small', {
    virginia: ['0.0208', 'calculator'],
    seoul: ['0.026', 'calculator', 'catalogue', 'script'],
  }),
  linux('t3.medium', {
    virginia: ['0.0416', 'calculator', 'infracost'],
    seoul: ['0.052', 'calculator', 'catalogue', 'bill'],
  }),
  linux('t3.large', { virginia: ['0.0832', 'infracost'] }),
  linux('t3.xlarge', { seoul: ['0.208', 'bill-lines', 'table'] }),
  linux('t4g.micro', { seoul: ['0.0104', 'catalogue'] }),
  linux('t4g.small', { seoul: ['0.0208', 'script'] }),
  linux('t4g.medium', { seoul: ['0.0416', 'catalogue'] }),
  linux('m5.large', {
    virginia: ['0.096', 'calculator', 'infracost'],
    seoul: ['0.118', 'calculator'],
  }),
  linux('m5.4xlarge', { virginia: ['0.768', 'infracost'] }),
  linux('m5.8xlarge', { virginia: ['1.536', 'infracost'] }),
  linux('m6i.large', { seoul: ['0.118', 'catalogue'] }),
  linux('m6g.large', { seoul: ['0.094', 'catalogue'] }),
  linux('m7g.large', { seoul: ['0.1003', 'catalogue'] }),
  linux('m7i.large', { seoul: ['0.1239', 'catalogue'] }),
  linux('c5.2xlarge', { seoul: ['0.384', 'table'] }),
  linux('r5.xlarge', { seoul: ['0.304', 'table'] }),
  credits(
    'ec2/cpu-credits-t3',
    'vCPU-Hours',
    {
      operatingSystem: 'Linux',
      usagetype: '{region}-CPUCredits:t3',
    },
    {
      virginia: ['0.05', 'infracost'],
    },
  ),
];

/**
 * Sizes that nobody was seen to quote: AWS prices Linux on demand by size, so an
 * `xlarge` costs twice what a `large` of its family does.
 */
const DOUBLED = ['m5', 'm6i', 'm6g', 'm7g', 'm7i'];

const quoteOf = (type: string): Offer =>
  read.find(each => each.key === `ec2/${type}`) as Offer;

export const ec2: readonly Offer[] = [
  ...read,
  derive(quoteOf('t3.xlarge'), '0.5', quotes => linux('t3.large', quotes), [
    'seoul',
  ]),
  ...DOUBLED.map(family =>
    derive(quoteOf(`${family}.large`), '2', quotes =>
      linux(`${family}.xlarge`, quotes),
    ),
  ),
];
