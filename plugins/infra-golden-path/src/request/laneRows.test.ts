import fc from 'fast-check';
import {
  LANE_STEPS,
  OPTIONAL_LANE_STEPS,
  REQUEST_STATES,
  type LaneStep,
} from '@infra-portal/infra-common';
import { sampleRequest } from '../testing/sampleRequest';
import { currentStep, isCancellable, laneRows } from './laneRows';
import { personOf } from './personOf';

const step: fc.Arbitrary<LaneStep> = fc.record({
  id: fc.constantFrom(...LANE_STEPS),
  state: fc.constantFrom('waiting', 'active', 'done', 'failed', 'unknown'),
  blockers: fc.array(fc.string()),
});

describe('laneRows', () => {
  it('has every step once and in order, and stands at one of them at most', () => {
    fc.assert(
      fc.property(
        fc.array(step),
        fc.constantFrom(...REQUEST_STATES),
        (lane, state) => {
          const rows = laneRows({ lane, state });
          const told = lane.map(({ id }) => id);
          expect(rows.map(row => row.id)).toEqual(
            LANE_STEPS.filter(
              id => !OPTIONAL_LANE_STEPS.includes(id) || told.includes(id),
            ),
          );
          expect(rows.filter(row => row.current).length).toBeLessThan(2);
        },
      ),
    );
  });

  it('stands where something is under way, or failed', () => {
    expect(currentStep(sampleRequest())?.id).toBe('approval');
    const lane = sampleRequest().lane.map(each =>
      each.id === 'plan' ? { ...each, state: 'failed' as const } : each,
    );
    expect(currentStep(sampleRequest({ lane }))?.id).toBe('plan');
  });

  it('takes what nobody told as not known, never as done', () => {
    expect(laneRows(sampleRequest()).at(-1)).toMatchObject({
      id: 'live',
      state: 'unknown',
    });
  });

  it('calls it closed, not failed, when somebody decided against it', () => {
    const lane = [{ id: 'opened', state: 'failed', blockers: [] }] as never;
    const [opened] = laneRows({ state: 'closed', lane });
    expect(opened).toMatchObject({ state: 'closed', current: false });
    expect(laneRows({ state: 'failed', lane })[0].state).toBe('failed');
  });

  it('waits for nobody once the request was closed', () => {
    const rows = laneRows(sampleRequest({ state: 'closed' }));
    expect(rows.map(row => row.state)).toEqual([
      'done',
      'done',
      'done',
      'skipped',
      'skipped',
      'skipped',
    ]);
    expect(rows.some(row => row.current)).toBe(false);
  });

  it('lets nobody cancel what is over', () => {
    const cancellable = REQUEST_STATES.filter(state =>
      isCancellable({ state }),
    );
    expect(cancellable).toEqual(['opening', 'failed', 'conflict', 'open']);
  });
});

describe('personOf', () => {
  it.each([
    ['minji', 'minji', undefined],
    ['@acme/platform', '@acme/platform', undefined],
    [
      'user:default/minji',
      'minji',
      { kind: 'user', namespace: 'default', name: 'minji' },
    ],
    [
      'Group:platform',
      'platform',
      { kind: 'group', namespace: 'default', name: 'platform' },
    ],
    ['component:default/x', 'component:default/x', undefined],
  ])('reads %s', (who, name, entity) => {
    expect(personOf(who)).toEqual({ name, ...(entity && { entity }) });
  });
});
