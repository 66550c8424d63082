import { Offer } from './offers';

/** The first tier of x86; ARM was not seen. */
export const lambda: readonly Offer[] = [
  {
    key: 'lambda/request',
    service: 'AWSLambda',
    productFamily: 'Serverless',
    attributes: {
      group: 'AWS-Lambda-Requests',
      usagetype: '{region}-Request',
    },
    unit: 'Requests',
    virginia: ['0.0000002', 'calculator', 'infracost'],
    seoul: ['0.0000002', 'calculator'],
  },
  {
    key: 'lambda/gb-second',
    service: 'AWSLambda',
    productFamily: 'Serverless',
    attributes: {
      group: 'AWS-Lambda-Duration',
      usagetype: '{region}-Lambda-GB-Second',
    },
    unit: 'Lambda-GB-Second',
    start: '0',
    virginia: ['0.0000166667', 'calculator', 'infracost'],
    seoul: ['0.0000166667', 'calculator'],
  },
];
