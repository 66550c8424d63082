import { act, renderHook } from '@testing-library/react';
import { sampleReview } from '../testing/sampleReview';
import { useShown } from './useShown';

const show = () =>
  renderHook(({ latest }) => useShown(latest), {
    initialProps: { latest: sampleReview() },
  });

it('follows the same head, and keeps the files that did not change', () => {
  const { result, rerender } = show();
  const { files } = result.current.shown;
  const latest = sampleReview({ observedAt: '2026-11-23T00:00:00Z' });
  rerender({ latest });
  expect(result.current.shown).toEqual(latest);
  expect(result.current.shown.files).toBe(files);
});

it('keeps what is looked at until a newer head is taken', () => {
  const { result, rerender } = show();
  const before = result.current.shown;
  const { pull } = before;
  const latest = sampleReview({ pull: { ...pull, head: 'c'.repeat(40) } });
  rerender({ latest });
  expect(result.current.isNewer).toBe(true);
  expect(result.current.shown).toBe(before);
  act(() => result.current.take());
  expect(result.current.isNewer).toBe(false);
  expect(result.current.shown.pull.head).toBe(latest.pull.head);
});
