import fc from 'fast-check';
import { badgeSvg } from './badgeSvg';

const ours =
  /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" height="20" role="img" aria-label="[^"<>]*"><title>[^<>]*<\/title><clipPath id="r"><rect width="\d+" height="20" rx="3"\/><\/clipPath><g clip-path="url\(#r\)"><rect [^<>]*\/><rect [^<>]*\/><\/g><g [^<>]*><text [^<>]*>[^<>]*<\/text><text [^<>]*>[^<>]*<\/text><\/g><\/svg>$/;

it('lets no text become markup', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('</svg><script>', '"onload="x', '&lt;', '\0', '\u202e'),
  );
  fc.assert(
    fc.property(
      text,
      text,
      text,
      fc.boolean(),
      (label, value, title, known) => {
        const svg = badgeSvg({ label, text: value, title, known });
        expect(svg).toMatch(ours);
        // Every ampersand begins one of our five.
        expect(svg.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
        // eslint-disable-next-line no-control-regex
        expect(svg).not.toMatch(/[\u0000-\u0008\u202a-\u202e\ufffe\uffff]/);
      },
    ),
    { numRuns: 200 },
  );
});

it('is as wide as its text, and grey where nothing is known', () => {
  const text = { label: 'cost', title: 'x', known: true };
  const short = badgeSvg({ ...text, text: '$1' });
  const long = badgeSvg({ ...text, text: '$1,234.50 a month' });
  const widthOf = (svg: string) => Number(/width="(\d+)"/.exec(svg)?.[1]);
  expect(widthOf(long)).toBeGreaterThan(widthOf(short) + 50);
  expect(badgeSvg({ ...text, text: '?', known: false })).not.toContain(
    '#1f6feb',
  );
});
