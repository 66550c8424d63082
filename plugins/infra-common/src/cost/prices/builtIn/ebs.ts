import { Offer } from './offers';

export const ebs: readonly Offer[] = [
  {
    key: 'ebs/gp3',
    service: 'AmazonEC2',
    productFamily: 'Storage',
    attributes: {
      volumeApiName: 'gp3',
      usagetype: '{region}-EBS:VolumeUsage.gp3',
    },
    unit: 'GB-Mo',
    virginia: ['0.08', 'calculator', 'infracost'],
    seoul: ['0.0912', 'calculator', 'catalogue', 'script'],
  },
  {
    key: 'ebs/gp2',
    service: 'AmazonEC2',
    productFamily: 'Storage',
    attributes: {
      volumeApiName: 'gp2',
      usagetype: '{region}-EBS:VolumeUsage.gp2',
    },
    unit: 'GB-Mo',
    virginia: ['0.10', 'calculator', 'infracost'],
    seoul: ['0.114', 'calculator', 'catalogue'],
  },
  {
    key: 'ebs/io2',
    service: 'AmazonEC2',
    productFamily: 'Storage',
    attributes: {
      volumeApiName: 'io2',
      usagetype: '{region}-EBS:VolumeUsage.io2',
    },
    unit: 'GB-Mo',
    virginia: ['0.125', 'calculator'],
    seoul: ['0.1278', 'calculator'],
  },
  {
    key: 'ebs/io1',
    service: 'AmazonEC2',
    productFamily: 'Storage',
    attributes: {
      volumeApiName: 'io1',
      usagetype: '{region}-EBS:VolumeUsage.piops',
    },
    unit: 'GB-Mo',
    virginia: ['0.125', 'infracost'],
  },
  {
    key: 'ebs/io1-iops',
    service: 'AmazonEC2',
    productFamily: 'System Operation',
    attributes: {
      volumeApiName: 'io1',
      usagetype: '{region}-EBS:VolumeP-IOPS.piops',
    },
    unit: 'IOPS-Mo',
    virginia: ['0.065', 'infracost'],
  },
];
