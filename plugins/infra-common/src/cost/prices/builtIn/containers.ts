import { Offer, soldBy } from './offers';

const fargate = soldBy('AmazonECS', 'Compute');
const kubernetes = soldBy('AmazonEKS', 'Compute');
const registry = soldBy('AmazonECR', 'EC2 Container Registry');

export const containers: readonly Offer[] = [
  fargate('ecs/fargate-vcpu', 'hours', '{region}-Fargate-vCPU-Hours:perCPU', {
    virginia: ['0.04048', 'calculator', 'infracost'],
    seoul: ['0.04656', 'calculator', 'catalogue', 'script'],
  }),
  fargate('ecs/fargate-gb', 'hours', '{region}-Fargate-GB-Hours', {
    virginia: ['0.004445', 'calculator', 'infracost'],
    seoul: ['0.00511', 'calculator', 'catalogue', 'script'],
  }),
  fargate(
    'ecs/fargate-arm-vcpu',
    'hours',
    '{region}-Fargate-ARM-vCPU-Hours:perCPU',
    {
      virginia: ['0.03238', 'calculator'],
      seoul: ['0.03725', 'calculator', 'catalogue', 'script'],
    },
  ),
  fargate('ecs/fargate-arm-gb', 'hours', '{region}-Fargate-ARM-GB-Hours', {
    virginia: ['0.00356', 'calculator'],
    seoul: ['0.00409', 'calculator', 'script'],
  }),
  kubernetes('eks/cluster', 'Hours', '{region}-AmazonEKS-Hours:perCluster', {
    virginia: ['0.1', 'calculator', 'infracost'],
    seoul: ['0.1', 'calculator', 'catalogue', 'bill'],
  }),
  registry('ecr/storage', 'GB-Mo', 'TimedStorage-ByteHrs', {
    virginia: ['0.1', 'calculator', 'infracost'],
    seoul: ['0.1', 'calculator', 'catalogue', 'script'],
  }),
];
