import type { DeclaredResource } from '@infra-portal/infra-common';
import { isOpenIn } from '../findInputs';
import { blocksIn, numberOf, type StackReader } from './StackReader';

const RULES = ['aws_lb_listener_rule', 'aws_alb_listener_rule'];
const GROUPS = ['aws_lb_target_group', 'aws_alb_target_group'];

/** Whether requests reach the stack from outside of it. */
export const hasIngress = (resources: readonly DeclaredResource[]) =>
  resources.some(
    ({ type, values }) =>
      RULES.includes(type) ||
      type === 'aws_cloudfront_distribution' ||
      (type === 'aws_ecs_service' &&
        blocksIn(values, 'load_balancer').length > 0),
  );

/** How people and services reach it. */
export function readIngress(stack: StackReader): void {
  if (!hasIngress(stack.resources)) return;
  readHealth(stack);
  readKind(stack);
  const rules = stack.of(...RULES);
  if (rules.length > 0) readRules(stack, rules);
  readSignIn(stack, rules);
  readFirewall(stack);
  const [site] = stack.of('aws_cloudfront_distribution');
  if (site) readNames(stack, [site], 'aliases', site.values.aliases);
}

function readHealth(stack: StackReader): void {
  const groups = stack.of(...GROUPS);
  const paths = groups.flatMap(({ values }) =>
    blocksIn(values, 'health_check').map(({ path }) => path),
  );
  const known = new Set(paths.filter(each => typeof each === 'string'));
  const [path] = known;
  if (known.size === 1 && paths.length === groups.length) {
    stack.say(['healthPath'], path!, stack.at(groups[0]));
  } else if (groups.length > 0) {
    const reason = known.size > 1 ? 'several' : 'absent';
    stack.miss(['healthPath'], reason, stack.at(groups[0]));
  }
}

const kindOf = (internal: boolean) => (internal ? 'internal' : 'public');

/** Of a load balancer of its own; who is let in elsewhere says another stack. */
function readKind(stack: StackReader): void {
  const path = ['ingress', 'kind'];
  const [site] = stack.of('aws_cloudfront_distribution');
  if (site) {
    stack.say(path, 'public', stack.at(site));
    return;
  }
  const balancers = stack.of('aws_lb', 'aws_alb');
  const one = stack.only(path, balancers);
  if (one) {
    stack.argument(path, one, 'internal', value =>
      typeof value === 'boolean' ? kindOf(value) : undefined,
    );
  } else if (balancers.length === 0) {
    const [rule] = stack.of(...RULES);
    stack.miss(path, 'computed', rule ? stack.at(rule) : {});
  }
}

/** Whether people sign in before a request arrives. */
function readSignIn(
  stack: StackReader,
  rules: readonly DeclaredResource[],
): void {
  const signs = rules.find(({ values }) =>
    blocksIn(values, 'action').some(
      ({ type }) => type === 'authenticate-cognito',
    ),
  );
  if (signs) stack.say(['auth', 'cognito'], true, stack.at(signs));
}

/** Before CloudFront there is one in any case, so that it tells nothing. */
function readFirewall(stack: StackReader): void {
  const path = ['ingress', 'waf', 'rateLimit'];
  const all = stack
    .of('aws_wafv2_web_acl')
    .filter(({ values }) => values.scope !== 'CLOUDFRONT');
  const one = stack.only(path, all);
  if (!one) return;
  const limits = blocksIn(one.values, 'rule')
    .flatMap(rule => blocksIn(rule, 'statement'))
    .flatMap(statement => blocksIn(statement, 'rate_based_statement'))
    .map(({ limit }) => numberOf(limit));
  const [limit] = limits;
  if (limits.length === 1 && limit !== undefined) {
    stack.say(path, limit, stack.at(one));
  } else {
    const reason = limits.length > 1 ? 'several' : 'absent';
    stack.miss(path, reason, stack.at(one));
  }
}

const unique = (values: readonly unknown[]) => [
  ...new Set(values.map(each => JSON.stringify(each))),
];

/** What the rules of a kind ask for; all of them have to agree. */
function conditionsOf(rules: readonly DeclaredResource[], kind: string) {
  const found = rules.map(({ values }) =>
    blocksIn(values, 'condition')
      .flatMap(each => blocksIn(each, kind))
      .map(({ values: asked }) => asked),
  );
  const [one, ...others] = unique(found);
  return others.length === 0 ? (JSON.parse(one) as unknown[]) : undefined;
}

function readRules(
  stack: StackReader,
  rules: readonly DeclaredResource[],
): void {
  const at = stack.at(rules[0]);
  if (rules.some(each => isOpenIn(each, 'condition'))) {
    stack.miss(['ingress', 'host'], 'computed', at);
    return;
  }
  const hosts = conditionsOf(rules, 'host_header');
  readNames(stack, rules, 'condition', hosts?.[0]);
  const paths = conditionsOf(rules, 'path_pattern');
  if (!paths) stack.miss(['ingress', 'path'], 'several', at);
  else if (paths.length === 1) readPath(stack, rules[0], paths[0]);
}

/** `/api` and `/api/*` are one path; anything else an intent cannot say. */
function readPath(
  stack: StackReader,
  rule: DeclaredResource,
  patterns: unknown,
): void {
  const [one, below, ...more] = Array.isArray(patterns) ? patterns : [];
  const path = String(one);
  const isOne = more.length === 0 && below === `${path.replace(/\/$/, '')}/*`;
  if (isOne) stack.say(['ingress', 'path'], path, stack.at(rule));
  else {
    const detail = JSON.stringify(patterns)?.slice(0, 200);
    stack.miss(['ingress', 'path'], 'refused', stack.at(rule), detail);
  }
}

/** The name before the zone of the environment. */
function readNames(
  stack: StackReader,
  [first]: readonly DeclaredResource[],
  argument: string,
  names: unknown,
): void {
  const path = ['ingress', 'host'];
  const at = stack.at(first);
  const all = Array.isArray(names) ? names : [];
  if (isOpenIn(first, argument)) {
    stack.miss(path, 'computed', at);
    return;
  }
  if (all.length !== 1) {
    stack.miss(path, all.length === 0 ? 'absent' : 'several', at);
    return;
  }
  const { environment, standards } = stack;
  const zone = environment && standards.environments[environment]?.zone;
  const [name] = all.map(String);
  if (zone && name.endsWith(`.${zone}`)) {
    stack.say(path, name.slice(0, -zone.length - 1), at);
  } else stack.miss(path, 'refused', at, name);
}
