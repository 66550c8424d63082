import { Offer } from './offers';

export const messages: readonly Offer[] = [
  {
    key: 'msk/kafka.t3.small',
    service: 'AmazonMSK',
    productFamily: 'Managed Streaming for Apache Kafka (MSK)',
    attributes: {
      usagetype: '{region}-Kafka.t3.small',
      locationType: 'AWS Region',
    },
    unit: 'hours',
    virginia: ['0.0456', 'calculator', 'infracost'],
    seoul: ['0.0569', 'calculator'],
  },
  {
    key: 'msk/kafka.m5.large',
    service: 'AmazonMSK',
    productFamily: 'Managed Streaming for Apache Kafka (MSK)',
    attributes: {
      usagetype: '{region}-Kafka.m5.large',
      locationType: 'AWS Region',
    },
    unit: 'hours',
    virginia: ['0.21', 'calculator'],
    seoul: ['0.258', 'calculator'],
  },
  {
    key: 'msk/kafka.m7g.large',
    service: 'AmazonMSK',
    productFamily: 'Managed Streaming for Apache Kafka (MSK)',
    attributes: {
      usagetype: '{region}-Kafka.m7g.large',
      locationType: 'AWS Region',
    },
    unit: 'hours',
    virginia: ['0.204', 'calculator'],
    seoul: ['0.2508', 'calculator'],
  },
  {
    key: 'msk/storage',
    service: 'AmazonMSK',
    productFamily: 'Managed Streaming for Apache Kafka (MSK)',
    attributes: {
      storageFamily: 'GP2',
      usagetype: '{region}-Kafka.Storage.GP2',
    },
    unit: 'GB-Mo',
    virginia: ['0.1', 'calculator', 'infracost'],
    seoul: ['0.114', 'calculator'],
  },
  {
    key: 'sqs/request',
    service: 'AWSQueueService',
    productFamily: 'API Request',
    attributes: { usagetype: '{region}-Requests-RBP' },
    unit: 'Requests',
    virginia: ['0.0000004', 'calculator'],
    seoul: ['0.0000004', 'calculator', 'script'],
  },
];
