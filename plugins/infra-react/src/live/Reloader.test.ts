import { QUIET, Reloader } from './Reloader';

describe('Reloader', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('turns a hundred reasons into one load', async () => {
    const load = jest.fn(async () => {});
    const reloader = new Reloader(load);
    for (let count = 0; count < 100; count += 1) reloader.soon();
    await jest.advanceTimersByTimeAsync(QUIET);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('loads once more after what came while it was loading', async () => {
    let finish = () => {};
    const load = jest.fn(
      () => new Promise<void>(resolve => (finish = resolve)),
    );
    const reloader = new Reloader(load);
    reloader.now();
    reloader.now();
    reloader.now();
    expect(load).toHaveBeenCalledTimes(1);
    finish();
    await jest.advanceTimersByTimeAsync(QUIET);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('ends with the page', async () => {
    const signals: AbortSignal[] = [];
    const reloader = new Reloader(async signal => {
      signals.push(signal);
    });
    reloader.now();
    reloader.soon();
    reloader.stop();
    reloader.soon();
    await jest.advanceTimersByTimeAsync(QUIET * 2);
    expect(signals).toHaveLength(1);
    expect(signals[0].aborted).toBe(true);
  });
});
