import { DeclaredResource } from '../../estimate/resources';
import { isReferredTo, Looking, ofTypes, Proposal, Rule } from './Proposal';

/** Files that cannot be read whole prove nothing. */
const isWhole = ({ stack }: Looking) => stack.problems.length === 0;

const gone = (resource: DeclaredResource): Proposal => ({
  resource,
  risk: 'less-redundancy',
  facts: ['nothing-in-stack-uses-it'],
  isQuestion: true,
  alternatives: [{ changes: [{ kind: 'remove', address: resource.address }] }],
});

/** Whether every resource of some types says in the files what it belongs to. */
const allLinked = (looking: Looking, types: string[], argument: string) =>
  ofTypes(looking, ...types).every(
    ({ resource, args }) =>
      !args.has(argument) || (resource.links[argument] ?? []).length > 0,
  );

const idle = (
  looking: Looking,
  types: string[],
  users: string[],
  argument: string,
): Proposal[] => {
  if (looking.environment !== 'dev' || !isWhole(looking)) return [];
  if (!allLinked(looking, users, argument)) return [];
  return ofTypes(looking, ...types)
    .filter(({ resource }) => !isReferredTo(looking, resource))
    .map(({ resource }) => gone(resource));
};

/** A load balancer that nothing of the stack listens with or names. */
export const idleBalancer: Rule = looking =>
  idle(
    looking,
    ['aws_lb', 'aws_alb'],
    ['aws_lb_listener', 'aws_alb_listener'],
    'load_balancer_arn',
  );

/** A NAT gateway that no route of the stack leads to. */
export const idleNatGateway: Rule = looking =>
  ofTypes(looking, 'aws_route_table').some(({ args }) => args.has('route'))
    ? []
    : idle(looking, ['aws_nat_gateway'], ['aws_route'], 'nat_gateway_id');

/** What gives an address a user in its own block. */
const USERS = ['instance', 'network_interface', 'associate_with_private_ip'];

/** An address that nothing of the stack uses. */
export const unattachedAddress: Rule = looking => {
  if (!isWhole(looking)) return [];
  const types = ['aws_eip_association', 'aws_nat_gateway'];
  if (!allLinked(looking, types, 'allocation_id')) return [];
  return ofTypes(looking, 'aws_eip')
    .filter(
      ({ resource, args }) =>
        !USERS.some(name => args.has(name)) && !isReferredTo(looking, resource),
    )
    .map(({ resource }) => ({ ...gone(resource), risk: 'none' }));
};
