import Big from 'big.js';
import { toAmount } from '../../amount';
import { HOURS } from '../../estimate/engine/Pricing';
import { DeclaredResource } from '../../estimate/resources';
import { assumptionOf } from '../assumptions';
import { SavingChange } from '../types';
import { Looking, ofTypes, Proposal, Rule, useOf } from './Proposal';

const DEVELOPMENT = 'dev';
const HOURS_OF_WEEK = 168;
const PLACES = 6;

const isDevelopment = ({ environment }: Looking) => environment === DEVELOPMENT;

const remove = ({ address }: DeclaredResource): SavingChange => ({
  kind: 'remove',
  address,
});

/** In development one gateway is enough; the first by address stays. */
export const natGateways: Rule = looking => {
  if (!isDevelopment(looking)) return [];
  const [kept, ...others] = ofTypes(looking, 'aws_nat_gateway');
  return others.map(({ resource }): Proposal => {
    const own = looking.resources.linked(resource, 'allocation_id', [
      'aws_eip',
    ]);
    return {
      resource,
      risk: 'less-redundancy',
      facts: ['routes-must-move'],
      alternatives: [
        {
          changes: [remove(resource), ...(own ? [remove(own)] : [])],
          parameters: { kept: kept.resource.address },
        },
      ],
    };
  });
};

/** Databases that are copies cannot be stopped, nor can what they copy. */
function stoppable(looking: Looking): DeclaredResource[] {
  const databases = ofTypes(looking, 'aws_db_instance');
  const copied = databases.map(({ resource }) =>
    looking.resources.linked(resource, 'replicate_source_db', [
      'aws_db_instance',
    ]),
  );
  return databases
    .filter(
      ({ resource, args }) =>
        !args.has('replicate_source_db') && !copied.includes(resource),
    )
    .map(({ resource }) => resource);
}

const SCHEDULES = [
  'aws_autoscaling_schedule',
  'aws_appautoscaling_scheduled_action',
  'aws_scheduler_schedule',
];

/** A schedule that is there may be the one; then nothing can be promised. */
const hasSchedule = (looking: Looking) =>
  ofTypes(looking, ...SCHEDULES).length > 0;

/** Development runs while people work. */
export const offAtNight: Rule = looking => {
  if (!isDevelopment(looking) || hasSchedule(looking)) return [];
  const week = assumptionOf(looking.assumptions, 'dev.hours-per-week');
  if (new Big(week).gte(HOURS_OF_WEEK)) return [];
  const to = toAmount(
    new Big(HOURS).times(week).div(HOURS_OF_WEEK).round(PLACES),
  );
  const groups = ofTypes(looking, 'aws_ecs_service', 'aws_autoscaling_group');
  return [...groups.map(each => each.resource), ...stoppable(looking)]
    .filter(({ address }) => useOf(looking, address).hours === undefined)
    .map(resource => ({
      resource,
      risk: 'restart',
      facts: ['needs-schedule'],
      assumed: { 'dev.hours-per-week': week },
      alternatives: [
        {
          changes: [
            { kind: 'hours', address: resource.address, from: HOURS, to },
          ],
          parameters: { hours: week },
        },
      ],
    }));
};

/** A second zone, where the loss of one is bearable. */
export const singleZone: Rule = looking =>
  isDevelopment(looking)
    ? ofTypes(looking, 'aws_db_instance')
        .filter(({ args }) => args.flag('multi_az') === true)
        .map(({ resource }) => ({
          resource,
          risk: 'less-redundancy',
          alternatives: [
            {
              changes: [
                {
                  kind: 'set',
                  address: resource.address,
                  path: ['multi_az'],
                  from: resource.values.multi_az,
                  to: false,
                },
              ],
            },
          ],
        }))
    : [];
