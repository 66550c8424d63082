import { renderHook, waitFor } from '@testing-library/react';
import { useGrowing } from './useGrowing';

it('draws some at once, and all of them in the end', async () => {
  const seen: number[] = [];
  renderHook(() => seen.push(useGrowing(200, 0)));
  expect(seen[0]).toBe(20);
  await waitFor(() => expect(seen.at(-1)).toBe(200));
});

it('draws up to the one that somebody goes to, and no more than there are', () => {
  const first = (total: number, least: number) => {
    const seen: number[] = [];
    renderHook(() => seen.push(useGrowing(total, least)));
    return seen[0];
  };
  expect(first(200, 150)).toBe(150);
  expect(first(3, 0)).toBe(3);
});
