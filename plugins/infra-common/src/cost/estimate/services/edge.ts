import { Pricing } from '../engine/Pricing';
import { components, Rules } from '../engine/Rule';

/** Where viewers are is not declared: near the region that the stack is in. */
const viewersOf = ({ options, region }: Pricing): string =>
  /^ap-(northeast-2|southeast-1|east-)/.test(options.region ?? region ?? '')
    ? 'asia-pacific'
    : 'united-states';

/** Web ACLs of CloudFront are all in North Virginia. */
const ACL_OF_EDGE = 'us-east-1';

/** Rules of an ACL; a group of rules counts as one. */
const rulesOf = ({ args }: Pricing) =>
  args.isUnknown('rule') ? null : args.blocks('rule').length;

export const edge: Rules = {
  aws_cloudfront_distribution: components(pricing => [
    pricing.usageLine({
      name: 'Data to viewers',
      unit: 'GB',
      price: `cloudfront/out/${viewersOf(pricing)}`,
      usage: 'cloudfront.transfer-gb',
      of: [],
    }),
    pricing.usageLine({
      name: 'HTTPS requests',
      unit: 'requests',
      price: `cloudfront/https/${viewersOf(pricing)}`,
      usage: 'cloudfront.https-requests',
      of: [],
    }),
  ]),
  aws_wafv2_web_acl: components(pricing => {
    const isEdge = pricing.args.text('scope', 'REGIONAL') === 'CLOUDFRONT';
    const region = isEdge ? ACL_OF_EDGE : undefined;
    return [
      pricing.line({
        name: 'Web ACL',
        unit: 'ACLs',
        price: 'waf/acl',
        of: [[1, 'ACLs']],
        region,
      }),
      pricing.line({
        name: 'Rules',
        unit: 'rules',
        price: 'waf/rule',
        of: [[rulesOf(pricing), 'rules']],
        region,
      }),
      pricing.usageLine({
        name: 'Requests',
        unit: 'requests',
        price: 'waf/request',
        usage: 'waf.requests',
        of: [],
        region,
      }),
    ];
  }),
  aws_route53_zone: components(pricing => [
    pricing.line({
      name: 'Hosted zone',
      unit: 'zones',
      price: 'route53/zone',
      of: [[1, 'zones']],
    }),
    // Queries from inside a VPC are free.
    ...(pricing.args.has('vpc')
      ? []
      : [
          pricing.usageLine({
            name: 'Queries',
            unit: 'queries',
            price: 'route53/query',
            usage: 'route53.queries',
            of: [],
          }),
        ]),
  ]),
};
