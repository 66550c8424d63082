import fc from 'fast-check';
import { anyCharacter } from '../../__testUtils__/anyCharacter';

/** Texts that mean something to somebody who reads them as code. */
const MEANINGFUL = [
  '"; }\nresource "null_resource" "x" {}',
  '${file("/etc/passwd")}',
  '$${x} %%{if true} $$${x}',
  '%{ if true }x%{ endif }',
  'EOT\nEOF\n',
  '*/ /* // #',
  "'; rm -rf / #",
  '$(id) `id` ${HOME} \\',
  '${{ secrets.GITHUB_TOKEN }}',
  'a: b\n- c\n--- !!binary &x *x',
  '{"__proto__": {"x": 1}}',
  '</script><script>alert(1)</script>',
  '[a](javascript:alert(1)) ![b](x) | c',
  '# heading\n\n* item\n\n    code',
  'yes',
  '"quoted"',
  "'two\nlines'",
  'null',
  '1e3',
  '0x10',
  '~',
  '\u2028\u2029\u0085\u0000\u001b[31m',
  '\u202egnp.exe',
  '한국어 ✅ \u{1f468}\u200d\u{1f469}',
  '@@{x} @{y} @%{z}',
  '{{ .Values.x }} {{{x}}} <% x %>',
];

/** Any text at all, most of it made to break out of where it stands. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...MEANINGFUL),
  fc
    .array(
      fc.oneof(fc.constantFrom(...MEANINGFUL), fc.string({ maxLength: 8 })),
      { maxLength: 4 },
    )
    .map(parts => parts.join('')),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
);

/** The same as one line of visible text. */
export const visibleLine: fc.Arbitrary<string> = hostileText
  .map(text =>
    text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ').slice(0, 150),
  )
  .filter(text => text.length > 0 && !/\p{Cs}/u.test(text));
