import { Offer, soldBy } from './offers';

const IN_REGION = { locationType: 'AWS Region' };

const application = soldBy('AWSELB', 'Load Balancer-Application', IN_REGION);
const networkBalancer = soldBy('AWSELB', 'Load Balancer-Network', IN_REGION);
const nat = soldBy('AmazonEC2', 'NAT Gateway');
const address = soldBy('AmazonEC2', 'IP Address');
const endpoint = soldBy('AmazonVPC', 'VpcEndpoint');

export const network: readonly Offer[] = [
  application('alb/hour', 'Hrs', '{region}-LoadBalancerUsage', {
    virginia: ['0.0225', 'calculator', 'infracost'],
    seoul: ['0.0225', 'calculator', 'catalogue', 'script'],
  }),
  application('alb/lcu', 'LCU-Hrs', '{region}-LCUUsage', {
    virginia: ['0.008', 'calculator', 'infracost'],
    seoul: ['0.008', 'calculator', 'catalogue', 'script'],
  }),
  networkBalancer('nlb/hour', 'Hrs', '{region}-LoadBalancerUsage', {
    virginia: ['0.0225', 'calculator', 'infracost'],
    seoul: ['0.0225', 'calculator', 'catalogue'],
  }),
  networkBalancer('nlb/lcu', 'LCU-Hrs', '{region}-LCUUsage', {
    virginia: ['0.006', 'calculator', 'infracost'],
    seoul: ['0.006', 'calculator', 'catalogue'],
  }),
  nat('nat/hour', 'Hrs', '{region}-NatGateway-Hours', {
    virginia: ['0.045', 'calculator', 'infracost'],
    seoul: ['0.059', 'calculator', 'catalogue', 'script', 'bill'],
  }),
  nat('nat/gb', 'GB', '{region}-NatGateway-Bytes', {
    virginia: ['0.045', 'calculator', 'infracost'],
    seoul: ['0.059', 'calculator', 'catalogue', 'script', 'bill'],
  }),
  address('eip/idle', 'Hrs', '{region}-ElasticIP:IdleAddress', {
    start: '1',
    virginia: ['0.005', 'infracost'],
    seoul: ['0.005', 'catalogue', 'script'],
  }),
  endpoint('vpce/hour', 'Hrs', '{region}-VpcEndpoint-Hours', {
    virginia: ['0.01', 'calculator', 'infracost'],
    seoul: ['0.013', 'calculator', 'catalogue'],
  }),
  endpoint('vpce/gb', 'GB', '{region}-VpcEndpoint-Bytes', {
    start: '0',
    virginia: ['0.01', 'calculator', 'infracost'],
    seoul: ['0.01', 'calculator', 'catalogue'],
  }),
];
