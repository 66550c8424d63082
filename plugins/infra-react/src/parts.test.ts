import fc from 'fast-check';
import { ageText, secondsText, timeText } from './time/ageText';
import { errorKind, messageOf } from './state/errors';
import { randomUuid } from './text/randomUuid';
import { safeHref } from './text/safeHref';
import { visibleText } from './text/visibleText';

describe('safeHref', () => {
  it('lets pages through', () => {
    expect(safeHref('https://github.com/a/b/pull/1')).toBe(
      'https://github.com/a/b/pull/1',
    );
    expect(safeHref('http://localhost:7008/a')).toBe('http://localhost:7008/a');
  });

  it.each([
    // eslint-disable-next-line no-script-url -- must give nothing
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'https://user:secret@example.com/',
    '/relative',
    'not an address',
    '',
    undefined,
  ])('gives nothing for %p', address => {
    expect(safeHref(address)).toBeUndefined();
  });
});

it('makes ids that are UUIDs, each another one', () => {
  const ids = Array.from({ length: 200 }, randomUuid);
  for (const id of ids) {
    expect(id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  }
  expect(new Set(ids).size).toBe(ids.length);
});

describe('visibleText', () => {
  it('names what reorders or hides text', () => {
    expect(visibleText('a\u202eb\u200b')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'hidden', name: 'U+202E', text: '\u202e' },
      { kind: 'text', text: 'b' },
      { kind: 'hidden', name: 'U+200B', text: '\u200b' },
    ]);
    expect(visibleText('\u{e0041}')).toMatchObject([{ name: 'U+E0041' }]);
  });

  it('leaves code, Hangul and line breaks alone', () => {
    const text = 'name\t= "한글"\n';
    expect(visibleText(text)).toEqual([{ kind: 'text', text }]);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(
          visibleText(text)
            .map(part => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('ageText', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

  it.each([
    [0, 'now', '지금'],
    [59, 'now', '지금'],
    [60, '1 minute ago', '1분 전'],
    [3600 * 3 + 5, '3 hours ago', '3시간 전'],
    [3600 * 24, 'yesterday', '어제'],
    [3600 * 24 * 40, 'last month', '지난달'],
  ])('says %d seconds in words', (seconds, english, korean) => {
    expect(ageText(ago(seconds), now, 'en')).toBe(english);
    expect(ageText(ago(seconds), now, 'ko')).toBe(korean);
  });

  it('never speaks of the future', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), ahead => {
        expect(ageText(ago(-ahead), now, 'en')).toBe('now');
      }),
    );
  });

  it('writes times and durations as the language does', () => {
    expect(timeText(now, 'ko')).toMatch(/2026\. 11\. 21\./);
    expect(secondsText(1440, 'en')).toBe('1.4 sec');
    expect(secondsText(1440, 'ko')).toBe('1.4초');
  });
});

describe('errors', () => {
  const failed = (statusCode: number, name: string) =>
    Object.assign(new Error('Request failed'), {
      statusCode,
      cause: { name, message: 'GitHub is down' },
    });

  it('sorts by what a person can do', () => {
    expect(errorKind(failed(401, 'AuthenticationError'))).toBe('signed-out');
    expect(errorKind(failed(403, 'NotAllowedError'))).toBe('not-allowed');
    expect(errorKind(failed(404, 'NotFoundError'))).toBe('not-found');
    expect(errorKind(new Error('x'))).toBe('failed');
  });

  it('says what the server said', () => {
    expect(messageOf(failed(503, 'ServiceUnavailableError'))).toBe(
      'GitHub is down',
    );
    expect(messageOf(new Error('no network'))).toBe('no network');
  });
});
