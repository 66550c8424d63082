import { Offer, soldBy } from './offers';

const bucket = soldBy('AmazonS3', 'Storage');
const bucketRequest = soldBy('AmazonS3', 'API Request');
const transfer = soldBy('AmazonCloudFront', 'Data Transfer');
const viewerRequest = soldBy('AmazonCloudFront', 'Request');
const firewall = soldBy('awswaf', 'Web Application Firewall');
const zone = soldBy('AmazonRoute53', 'DNS Zone');
const query = soldBy('AmazonRoute53', 'DNS Query');

/** Prices of HTTPS requests are a cost by its quantity, rounded. */
export const edge: readonly Offer[] = [
  bucket(
    's3/standard-gb',
    'GB-Mo',
    {
      usagetype: '{region}-TimedStorage-ByteHrs',
      volumeType: 'Standard',
      operation: '',
    },
    {
      start: '0',
      end: '51200',
      virginia: ['0.023', 'calculator', 'infracost'],
      seoul: ['0.025', 'calculator', 'catalogue', 'script'],
    },
  ),
  bucketRequest(
    's3/put',
    'Requests',
    { usagetype: '{region}-Requests-Tier1', operation: '' },
    {
      virginia: ['0.000005', 'infracost'],
      seoul: ['0.0000045', 'catalogue', 'script'],
    },
  ),
  bucketRequest(
    's3/get',
    'Requests',
    { usagetype: '{region}-Requests-Tier2', operation: '' },
    {
      virginia: ['0.0000004', 'infracost'],
      seoul: ['0.00000035', 'catalogue'],
    },
  ),
  transfer(
    'cloudfront/out/united-states',
    'GB',
    {
      transferType: 'CloudFront Outbound',
      fromLocation: 'United States',
    },
    {
      start: '0',
      end: '10240',
      global: ['0.085', 'calculator', 'infracost'],
    },
  ),
  transfer(
    'cloudfront/origin/united-states',
    'GB',
    {
      transferType: 'CloudFront to Origin',
      fromLocation: 'United States',
    },
    {
      global: ['0.02', 'infracost'],
    },
  ),
  viewerRequest(
    'cloudfront/http/united-states',
    'Requests',
    {
      location: 'United States',
      requestType: 'CloudFront-Request-HTTP-Proxy',
    },
    {
      global: ['0.00000075', 'infracost'],
    },
  ),
  viewerRequest(
    'cloudfront/https/united-states',
    'Requests',
    {
      location: 'United States',
      requestType: 'CloudFront-Request-HTTPS-Proxy',
    },
    {
      global: ['0.000001', 'infracost'],
    },
  ),
  transfer(
    'cloudfront/out/asia-pacific',
    'GB',
    {
      transferType: 'CloudFront Outbound',
      fromLocation: 'Asia Pacific',
    },
    {
      start: '0',
      end: '10240',
      global: ['0.12', 'calculator', 'catalogue', 'infracost'],
    },
  ),
  transfer(
    'cloudfront/origin/asia-pacific',
    'GB',
    {
      transferType: 'CloudFront to Origin',
      fromLocation: 'Asia Pacific',
    },
    {
      global: ['0.06', 'infracost'],
    },
  ),
  viewerRequest(
    'cloudfront/http/asia-pacific',
    'Requests',
    {
      location: 'Asia Pacific',
      requestType: 'CloudFront-Request-HTTP-Proxy',
    },
    {
      global: ['0.0000009', 'catalogue', 'infracost'],
    },
  ),
  viewerRequest(
    'cloudfront/https/asia-pacific',
    'Requests',
    {
      location: 'Asia Pacific',
      requestType: 'CloudFront-Request-HTTPS-Proxy',
    },
    {
      global: ['0.0000012', 'infracost'],
    },
  ),
  firewall('waf/acl', 'Mo', '{region}-WebACLV2', {
    virginia: ['5', 'calculator', 'infracost'],
    seoul: ['5', 'calculator'],
  }),
  firewall('waf/rule', 'Mo', '{region}-RuleV2', {
    virginia: ['1', 'calculator', 'infracost'],
    seoul: ['1', 'calculator'],
  }),
  firewall('waf/request', 'Requests', '{region}-RequestV2-Tier1', {
    virginia: ['0.0000006', 'calculator', 'infracost'],
    seoul: ['0.0000006', 'calculator'],
  }),
  zone('route53/zone', 'HostedZone-Mo', 'HostedZone', {
    start: '0',
    global: ['0.5', 'calculator', 'script', 'infracost'],
  }),
  query('route53/query', 'Queries', 'DNS-Queries', {
    start: '0',
    global: ['0.0000004', 'calculator', 'infracost'],
  }),
];
