import { DraftBook } from './DraftBook';

const place = { repository: 'github.com/acme/infra', number: 7 };
const at = {
  ...{ path: 'a.tf', line: 3, head: 'a'.repeat(40) },
  side: 'after' as const,
};

beforeEach(() => localStorage.clear());
afterEach(() => jest.restoreAllMocks());

it('keeps what is not sent for each pull request, and nothing else', () => {
  const book = new DraftBook(place);
  book.begin(at);
  book.begin(at);
  const [{ id }] = book.get().comments;
  book.setComment(id, { body: 'x' });
  book.setReply('t1', 'y');
  expect(new DraftBook(place).get()).toEqual(book.get());
  expect(book.get().comments).toHaveLength(1);
  expect(new DraftBook({ ...place, number: 8 }).get().comments).toEqual([]);
  book.removeComment(id);
  book.setReply('t1', '');
  expect(localStorage).toHaveLength(0);
});

it('leaves what was written while the rest was sent', () => {
  const book = new DraftBook(place);
  book.begin(at);
  book.begin({ ...at, line: 9 });
  const sent = book.get().comments.map(each => ({ ...each, body: 'sent' }));
  book.change({ comments: sent, summary: 'sent' });
  book.setComment(sent[1].id, { body: 'sent, and more' });
  book.forgetSent({ comments: sent, summary: 'sent' });
  expect(book.get()).toMatchObject({
    ...{ summary: '', comments: [{ body: 'sent, and more' }] },
  });
});

it('follows another tab, and forgives a storage that is broken or full', () => {
  const book = new DraftBook(place);
  const heard = jest.fn();
  book.subscribe(heard);
  const other = new DraftBook(place);
  other.change({ summary: 'from there' });
  const key = localStorage.key(0);
  window.dispatchEvent(new StorageEvent('storage', { key }));
  expect(heard).toHaveBeenCalledTimes(1);
  expect(book.get().summary).toBe('from there');
  jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  book.change({ summary: 'still here' });
  expect([book.kept, book.get().summary]).toEqual([false, 'still here']);
  jest.restoreAllMocks();
  localStorage.setItem(key!, '{"comments":"none"}');
  expect(new DraftBook(place).get().comments).toEqual([]);
});
