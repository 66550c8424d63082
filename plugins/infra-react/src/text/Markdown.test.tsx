import { render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { Markdown } from './Markdown';
import { pageLink } from './pageLink';

const base = 'https://git.example/acme/infra/tree/abc/modules/queue';

it('shows headings below those of the page, tables, lists and code', () => {
  render(
    <Markdown
      text={'# 큐\n\n- [x] done\n\n|a|b|\n|-|-|\n|1|2|\n\n```hcl\na = 1\n```'}
    />,
  );
  expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('큐');
  expect(screen.getByRole('table')).toHaveTextContent('ab12');
  expect(screen.getByText('☑', { exact: false })).toBeInTheDocument();
  expect(screen.getByText('a = 1').closest('pre')).toHaveAttribute(
    'tabindex',
    '0',
  );
});

it('renders no HTML of the text, and loads nothing', () => {
  const { container } = render(
    <Markdown
      base={base}
      text={
        '<img src=x onerror=alert(1)><script>alert(1)</script>\n\n' +
        '![build](https://ci.example/badge.svg) <b onclick=x>bold</b>'
      }
    />,
  );
  expect(container.querySelector('img, script, b')).toBeNull();
  expect(screen.getByRole('link', { name: 'build' })).toHaveAttribute(
    'href',
    'https://ci.example/badge.svg',
  );
  expect(container).toHaveTextContent('build bold');
  expect(container).not.toHaveTextContent(/onclick|onerror|<b/);
});

it('makes one link of a picture in a link', () => {
  const { container } = render(
    <Markdown text="[![build](https://ci.example/b.svg)](https://ci.example/)" />,
  );
  expect(container.querySelectorAll('a')).toHaveLength(1);
  expect(screen.getByRole('link', { name: 'build' })).toHaveAttribute(
    'href',
    'https://ci.example/',
  );
});

it('shows pictures for their names, not in code or in words', () => {
  const { container } = render(
    <Markdown
      text={
        '* :heavy_check_mark: done :x: `:x:` :constructor: 12:x:30\n\n' +
        '```\n:rocket:\n```\n\n:warning::+1: arn:aws:kms:a:key:b :<b>x</b>: :x\u202e:'
      }
    />,
  );
  expect(container).toHaveTextContent('✔️ done ❌ :x: :constructor: 12:x:30');
  expect(container).toHaveTextContent(':rocket: ⚠️👍 arn:aws:kms:a:key:b :x:');
  expect(container).toHaveTextContent(':x⟨U+202E⟩:');
});

it('names what makes text read in another order', () => {
  const { container } = render(<Markdown text={'a\u202eb `c\u2066d`'} />);
  expect(container).toHaveTextContent('a⟨U+202E⟩b c⟨U+2066⟩d');
});

it('turns no address into code', () => {
  const { container } = render(
    <Markdown
      base={base}
      text={
        '[a](javascript:alert(1)) [b](data:text/html,x) [c][1]\n\n[1]: vbscript:x'
      }
    />,
  );
  expect(container.querySelectorAll('a')).toHaveLength(0);
  expect(container).toHaveTextContent('a b c');
});

it.each([
  ['examples/main.tf', `${base}/examples/main.tf`],
  ['./CHANGELOG.md', `${base}/CHANGELOG.md`],
  ['../other', 'https://git.example/acme/infra/tree/abc/modules/other'],
  ['https://example.com/x', 'https://example.com/x'],
  ['#inputs', undefined],
  ['//evil.example/x', undefined],
  ['/login', undefined],
  ['\\\\evil.example', undefined],
  ['mailto:a@b.example', undefined],
  ['', undefined],
])('leads %p to %p', (address, to) => {
  expect(pageLink(address, base)).toBe(to);
});

it.each([
  ['/slos/objectives/authhub-api-prod-latency', true],
  ['/slos/objectives/a%2Fb', true],
  ['/slos/objectives/', false],
  ['/slos/objectives/../../login', false],
  ['/slos/objectives/a?next=//evil.example', false],
  ['/slos', false],
])('leads to a page of the portal that it may: %p', (address, isPage) => {
  const to = pageLink(address, base, ['/slos/objectives/']);
  expect(to).toBe(isPage ? address : undefined);
});

it('knows no place for a relative address without a base', () => {
  expect(pageLink('x.md', undefined)).toBeUndefined();
});

it('never leads to anything but a page', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map(s => `java${s}`),
      ),
      address => {
        const to = pageLink(address, base);
        expect(to ?? 'https:').toMatch(/^https?:/);
      },
    ),
  );
});

it('has no heading of a column that has no words', () => {
  render(<Markdown text={'| | Says |\n|---|---|\n| a | b |'} />);
  expect(
    screen.getAllByRole('columnheader').map(each => each.textContent),
  ).toEqual(['Says']);
});

it('gives all headings of a comment one level', () => {
  render(<Markdown text={'### a\n\n# b'} level={4} flat />);
  expect(
    screen.getAllByRole('heading', { level: 4 }).map(each => each.textContent),
  ).toEqual(['a', 'b']);
});
