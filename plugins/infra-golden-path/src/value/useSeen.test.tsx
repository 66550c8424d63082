import { fireEvent, render, renderHook } from '@testing-library/react';
import { useSeenSeconds } from './useSeen';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (seconds: number) => jest.advanceTimersByTime(seconds * 1_000);

it('counts while somebody moves, and gives each second once', () => {
  const { result } = renderHook(useSeenSeconds);
  pass(10);
  expect(result.current()).toBeCloseTo(10);
  expect(result.current()).toBe(0);
});

it('stops counting a minute after the last sign, and goes on with the next', () => {
  const { result } = renderHook(useSeenSeconds);
  pass(600);
  const { container } = render(<p>text</p>);
  expect(result.current()).toBeLessThan(61);
  fireEvent.keyDown(container);
  pass(5);
  expect(result.current()).toBeCloseTo(5);
});

it('counts nothing of a page behind another', () => {
  const { result } = renderHook(useSeenSeconds);
  const hidden = jest
    .spyOn(document, 'visibilityState', 'get')
    .mockReturnValue('hidden');
  pass(10);
  hidden.mockRestore();
  expect(result.current()).toBe(0);
});
