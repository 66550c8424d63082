import type { ReviewDiff } from '@infra-portal/infra-common';
import { DiffStore } from './DiffStore';

const diffOf = (path: string): ReviewDiff => ({
  path,
  endsWithin: { before: false, after: false },
  origins: [],
});
const settle = () => new Promise(resolve => setTimeout(resolve, 0));
const names = (count: number) =>
  Array.from({ length: count }, (_, at) => `${at}.tf`);

describe('DiffStore', () => {
  it('asks for the first few at once, then for many together', async () => {
    const load = jest.fn(async (paths: string[]) => paths.map(diffOf));
    const store = new DiffStore(load);
    names(70).forEach(path => store.want(path));
    await settle();
    await settle();
    expect(load.mock.calls.map(([paths]) => paths.length)).toEqual([
      6, 30, 30, 4,
    ]);
    expect(store.get('69.tf').state).toBe('ready');
  });

  it('does not ask for what it has, but for the whole of it', async () => {
    const load = jest.fn(async (paths: string[]) => paths.map(diffOf));
    const store = new DiffStore(load, undefined, [diffOf('a.tf')]);
    expect(store.get('a.tf').state).toBe('ready');
    store.want('a.tf');
    await settle();
    expect(load).not.toHaveBeenCalled();
    store.want('a.tf', true);
    await settle();
    expect(load).toHaveBeenCalledWith(['a.tf'], { whole: true });
  });

  it('asks for each once', async () => {
    const load = jest.fn(async (paths: string[]) => paths.map(diffOf));
    const store = new DiffStore(load);
    store.want('a.tf');
    store.want('a.tf');
    await settle();
    store.want('a.tf');
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('asks for a large one again when it is wanted whole, alone', async () => {
    const load = jest.fn(async (paths: string[]) =>
      paths.map(path => ({ ...diffOf(path), reason: 'too-large' as const })),
    );
    const store = new DiffStore(load);
    store.want('a.tf');
    await settle();
    store.want('a.tf', true);
    store.want('b.tf');
    await settle();
    expect(load.mock.calls).toEqual([
      [['a.tf'], { whole: false }],
      [['a.tf'], { whole: true }],
      [['b.tf'], { whole: false }],
    ]);
  });

  it('says what failed, tells of it, and may be asked again', async () => {
    const load = jest
      .fn(async (paths: string[]) => paths.map(diffOf))
      .mockRejectedValueOnce(new Error('there is a newer commit'));
    const onError = jest.fn();
    const store = new DiffStore(load, onError);
    const heard = jest.fn();
    store.subscribe('a.tf', heard);
    store.want('a.tf');
    await settle();
    expect(store.get('a.tf')).toMatchObject({ state: 'failed' });
    expect(onError).toHaveBeenCalledTimes(1);
    store.want('a.tf');
    await settle();
    expect(store.get('a.tf').state).toBe('ready');
    expect(heard).toHaveBeenCalledTimes(4);
  });

  it('does not wait forever for a file that no answer has', async () => {
    const store = new DiffStore(async () => []);
    store.want('a.tf');
    await settle();
    expect(store.get('a.tf')).toMatchObject({ diff: { reason: 'gone' } });
  });
});
