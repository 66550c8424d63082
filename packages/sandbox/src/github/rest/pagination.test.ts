import fc from 'fast-check';
import { linkHeader, readPage, slicePage } from './pagination';
import { matches } from './router';

const start = new URL('http://localhost/api/v3/x?state=open&per_page=7');

function links(header: string | undefined): Record<string, URL> {
  return Object.fromEntries(
    (header ?? '')
      .split(', ')
      .filter(Boolean)
      .map(link => {
        const [, url, rel] = link.match(/^<(.*)>; rel="(\w+)"$/)!;
        return [rel, new URL(url)];
      }),
  );
}

describe('pagination', () => {
  it('leads through all items, forth and back, and keeps the other parameters', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 300 }),
        fc.integer({ min: 1, max: 120 }),
        (total, perPage) => {
          const items = Array.from({ length: total }, (_, i) => i);
          const follow = (rel: string) => {
            const seen: number[][] = [];
            let url: URL | undefined = new URL(start);
            url.searchParams.set('per_page', String(perPage));
            if (rel === 'prev') {
              const page = readPage(Object.fromEntries(url.searchParams));
              url = links(linkHeader(url, page, total)).last ?? url;
            }
            while (url) {
              expect(url.searchParams.get('state')).toBe('open');
              const page = readPage(Object.fromEntries(url.searchParams));
              seen.push(slicePage(items, page));
              url = links(linkHeader(url, page, total))[rel];
            }
            return seen;
          };
          expect(follow('next').flat()).toEqual(items);
          expect(follow('prev').reverse().flat()).toEqual(items);
        },
      ),
    );
  });

  it('reads nonsense as the default and never gives more than 100', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (page, per_page) => {
        const read = readPage({ page, per_page });
        expect(read.page).toBeGreaterThan(0);
        expect(read.perPage).toBeGreaterThan(0);
        expect(read.perPage).toBeLessThanOrEqual(100);
      }),
    );
    // Backstage asks so.
    expect(readPage({ per_page: '0' })).toEqual({ page: 1, perPage: 30 });
  });
});

describe('ETag comparison', () => {
  const tag = fc.stringMatching(/^"[!#-~]*"$/).filter(t => !t.includes(','));
  it('finds a tag in any list, weak or strong, and no other', () => {
    fc.assert(
      fc.property(fc.array(tag), tag, fc.boolean(), (others, mine, weak) => {
        const asked = weak ? `W/${mine}` : mine;
        const list = [...others, asked].join(', ');
        expect(matches(list, mine)).toBe(true);
        expect(matches(list, `W/${mine}`)).toBe(true);
        expect(matches(others.join(', '), mine)).toBe(others.includes(mine));
      }),
    );
    expect(matches(undefined, '"a"')).toBe(false);
    expect(matches('*', '"a"')).toBe(true);
  });
});
