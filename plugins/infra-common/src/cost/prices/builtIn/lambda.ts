import { Offer, soldBy } from './offers';

const call = soldBy('AWSLambda', 'Serverless');

/** The first tier of x86; ARM was not seen. */
export const lambda: readonly Offer[] = [
  call(
    'lambda/request',
    'Requests',
    {
      group: 'AWS-Lambda-Requests',
      usagetype: '{region}-Request',
    },
    {
      virginia: ['0.0000002', 'calculator', 'infracost'],
      seoul: ['0.0000002', 'calculator'],
    },
  ),
  call(
    'lambda/gb-second',
    'Lambda-GB-Second',
    {
      group: 'AWS-Lambda-Duration',
      usagetype: '{region}-Lambda-GB-Second',
    },
    {
      start: '0',
      virginia: ['0.0000166667', 'calculator', 'infracost'],
      seoul: ['0.0000166667', 'calculator'],
    },
  ),
];
