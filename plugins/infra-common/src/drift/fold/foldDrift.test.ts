import fc from 'fast-check';
import { type DriftFacts, type DriftLook, foldDrift, thinLooks } from '.';

const HOUR = 60 * 60_000;
const BEGIN = Date.parse('2026-11-02T09:00:00Z');
const at = (hours: number) => BEGIN + hours * HOUR;
const COUNTS = { add: 0, change: 1, destroy: 0, import: 0, forget: 0 };
const NOTHING: DriftFacts = { applies: [], code: [], merged: [] };

const look = (
  hours: number,
  kind: DriftLook['result']['kind'],
  more: object = {},
): DriftLook => ({
  id: `${hours}-${kind}`,
  at: at(hours),
  source: 'atlantis-api',
  result: {
    kind,
    ...(kind === 'drifted' && { counts: COUNTS }),
    ...((kind === 'locked' || kind === 'failed') && { message: kind }),
    ...more,
  } as DriftLook['result'],
});
const pull = { number: 7, url: 'https://github.example/a/b/pull/7' };

/** One drift that is applied, and one that lasts. */
const STORY = [
  look(0, 'clean'),
  look(1, 'failed'),
  look(2, 'drifted'),
  look(3, 'locked', { pull: 7 }),
  look(4, 'drifted', { plan: 'p' }),
  look(5, 'failed'),
  look(6, 'clean'),
  look(7, 'drifted'),
  look(8, 'failed'),
];
const APPLY = { at: at(5.5), runId: 'r', hasChanges: true, pullRequest: pull };

describe('episodes', () => {
  it('last from first seen to the first clean look', () => {
    const { episodes, standing } = foldDrift(STORY, {
      ...NOTHING,
      applies: [{ ...APPLY, at: at(3) }, APPLY],
    });
    expect(episodes).toEqual([
      {
        ...{ key: '2-drifted', firstSeen: at(2), lastSeen: at(4), seen: 2 },
        ...{ cleanBefore: at(0), counts: COUNTS, changesOutside: false },
        ...{ plan: 'p', planAt: at(4) },
        end: { at: at(6), ending: 'applied', runId: 'r', pullRequest: pull },
      },
      {
        ...{ key: '7-drifted', firstSeen: at(7), lastSeen: at(7), seen: 1 },
        ...{ cleanBefore: at(6), counts: COUNTS, changesOutside: false },
      },
    ]);
    expect(standing).toEqual({
      good: { at: at(7), source: 'atlantis-api' },
      problem: { message: 'failed', since: at(8) },
    });
  });

  it.each<[string, Partial<DriftFacts>, object]>([
    ['nobody did anything', {}, { ending: 'went-away' }],
    [
      'the code says it now, and there was nothing to apply',
      {
        code: [{ at: at(5), commit: 'c' }],
        applies: [{ ...APPLY, hasChanges: false }],
      },
      { ending: 'adopted', pullRequest: pull },
    ],
    [
      'a proposal to adopt was merged',
      { merged: [{ act: 'adopt', at: at(5), pullRequest: pull }] },
      { ending: 'adopted', pullRequest: pull },
    ],
    [
      'an apply did not say whether it changed anything',
      { applies: [{ at: at(5), runId: 'r' }] },
      { ending: 'applied', runId: 'r' },
    ],
  ])('end: %s', (_, facts, end) => {
    const [episode] = foldDrift(STORY, { ...NOTHING, ...facts }).episodes;
    expect(episode.end).toEqual({ at: at(6), ...end });
  });

  it('end when the stack is no more, unless it is seen again', () => {
    const gone = foldDrift(STORY, { ...NOTHING, goneAt: at(9) });
    expect(gone.episodes[1].end).toEqual({ at: at(9), ending: 'stack-gone' });
    const back = [...STORY, look(10, 'drifted')];
    const { episodes } = foldDrift(back, { ...NOTHING, goneAt: at(9) });
    expect(episodes[1].end).toBeUndefined();
  });

  const looks = fc
    .array(
      fc.record({
        hours: fc.integer({ min: 0, max: 400 }),
        kind: fc.constantFrom<DriftLook['result']['kind']>(
          ...(['clean', 'drifted', 'drifted', 'locked', 'failed'] as const),
        ),
        plan: fc.option(fc.constantFrom('p', 'q'), { nil: undefined }),
      }),
      { maxLength: 30 },
    )
    .map(all =>
      all.map(({ hours, kind, plan }) =>
        look(hours, kind, kind === 'drifted' && plan ? { plan } : {}),
      ),
    )
    .map(all => [...new Map(all.map(each => [each.id, each])).values()]);
  const runs = process.env.HEAVY ? 20_000 : 2_000;

  it('are the same in every order, told twice, and late', () => {
    fc.assert(
      fc.property(
        looks.chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.subarray(all),
          ),
        ),
        ([all, shuffled, again]) => {
          expect(foldDrift([...again, ...shuffled], NOTHING)).toEqual(
            foldDrift(all, NOTHING),
          );
        },
      ),
      { numRuns: runs },
    );
  });

  it('never overlap, and only good looks make them', () => {
    fc.assert(
      fc.property(looks, all => {
        const { episodes } = foldDrift(all, NOTHING);
        const good = all.filter(({ result }) =>
          ['clean', 'drifted'].includes(result.kind),
        );
        expect(foldDrift(good, NOTHING).episodes).toEqual(episodes);
        episodes.forEach((each, index) => {
          const next = episodes[index + 1];
          expect(each.firstSeen).toBeLessThanOrEqual(each.lastSeen);
          if (next) expect(each.end!.at).toBeLessThanOrEqual(next.firstSeen);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('stay what they are when old looks are put together', () => {
    fc.assert(
      fc.property(looks, fc.integer({ min: 0, max: 500 }), (all, before) => {
        const { kept, gone } = thinLooks(all, at(before));
        const now = new Map(all.map(each => [each.id, each]));
        for (const each of kept) now.set(each.id, each);
        for (const { id } of gone) now.delete(id);
        expect(foldDrift([...now.values()], NOTHING).episodes).toEqual(
          foldDrift(all, NOTHING).episodes,
        );
      }),
      { numRuns: 500 },
    );
  });
});
