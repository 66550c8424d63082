import { Offer, soldBy } from './offers';

const volume = soldBy('AmazonEC2', 'Storage');
const operations = soldBy('AmazonEC2', 'System Operation');

export const ebs: readonly Offer[] = [
  volume(
    'ebs/gp3',
    'GB-Mo',
    {
      volumeApiName: 'gp3',
      usagetype: '{region}-EBS:VolumeUsage.gp3',
    },
    {
      virginia: ['0.08', 'calculator', 'infracost'],
      seoul: ['0.0912', 'calculator', 'catalogue', 'script'],
    },
  ),
  volume(
    'ebs/gp2',
    'GB-Mo',
    {
      volumeApiName: 'gp2',
      usagetype: '{region}-EBS:VolumeUsage.gp2',
    },
    {
      virginia: ['0.10', 'calculator', 'infracost'],
      seoul: ['0.114', 'calculator', 'catalogue'],
    },
  ),
  volume(
    'ebs/io2',
    'GB-Mo',
    {
      volumeApiName: 'io2',
      usagetype: '{region}-EBS:VolumeUsage.io2',
    },
    {
      virginia: ['0.125', 'calculator'],
      seoul: ['0.1278', 'calculator'],
    },
  ),
  volume(
    'ebs/io1',
    'GB-Mo',
    {
      volumeApiName: 'io1',
      usagetype: '{region}-EBS:VolumeUsage.piops',
    },
    {
      virginia: ['0.125', 'infracost'],
    },
  ),
  operations(
    'ebs/io1-iops',
    'IOPS-Mo',
    {
      volumeApiName: 'io1',
      usagetype: '{region}-EBS:VolumeP-IOPS.piops',
    },
    {
      virginia: ['0.065', 'infracost'],
    },
  ),
];
