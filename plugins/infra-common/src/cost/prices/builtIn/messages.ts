import { Offer, soldBy } from './offers';

const broker = soldBy('AmazonMSK', 'Managed Streaming for Apache Kafka (MSK)');
const queueRequest = soldBy('AWSQueueService', 'API Request');

export const messages: readonly Offer[] = [
  broker(
    'msk/kafka.t3.small',
    'hours',
    {
      usagetype: '{region}-Kafka.t3.small',
      locationType: 'AWS Region',
    },
    {
      virginia: ['0.0456', 'calculator', 'infracost'],
      seoul: ['0.0569', 'calculator'],
    },
  ),
  broker(
    'msk/kafka.m5.large',
    'hours',
    {
      usagetype: '{region}-Kafka.m5.large',
      locationType: 'AWS Region',
    },
    {
      virginia: ['0.21', 'calculator'],
      seoul: ['0.258', 'calculator'],
    },
  ),
  broker(
    'msk/kafka.m7g.large',
    'hours',
    {
      usagetype: '{region}-Kafka.m7g.large',
      locationType: 'AWS Region',
    },
    {
      virginia: ['0.204', 'calculator'],
      seoul: ['0.2508', 'calculator'],
    },
  ),
  broker(
    'msk/storage',
    'GB-Mo',
    {
      storageFamily: 'GP2',
      usagetype: '{region}-Kafka.Storage.GP2',
    },
    {
      virginia: ['0.1', 'calculator', 'infracost'],
      seoul: ['0.114', 'calculator'],
    },
  ),
  queueRequest(
    'sqs/request',
    'Requests',
    { usagetype: '{region}-Requests-RBP', queueType: 'Standard' },
    {
      virginia: ['0.0000004', 'calculator'],
      seoul: ['0.0000004', 'calculator', 'script'],
    },
  ),
  queueRequest(
    'sqs/request-fifo',
    'Requests',
    {
      usagetype: '{region}-Requests-FIFO-RBP',
      queueType: 'FIFO (first-in, first-out)',
    },
    { virginia: ['0.0000005', 'infracost'] },
  ),
];
