import fc from 'fast-check';
import { anyCharacter } from '../../__testUtils__/anyCharacter';
import { fillMarkers, hasMarkers, interfaceMarkdown, readInterface } from '.';
import { escapeMarkdown } from './markdown';

const file = 'modules/x/README.md';
const docs = (...texts: string[]) =>
  interfaceMarkdown(
    readInterface(texts.map((text, n) => ({ path: `${n}.tf`, text }))),
  );

describe('inputs and outputs', () => {
  it('are tables, required inputs first', () => {
    expect(
      docs(
        `variable "tags" {
  type    = map(string)
  default = {}
}
variable "token" {
  description = "A | secret."
  sensitive   = true
}
output "b" {
  description = "B"
  value       = 1
}`,
        `variable "size" {
  description = <<-EOT
    Over two
    lines.
  EOT
  type = object({
    cpu = optional(number, 1)
  })
}
output "a" {
  value     = 1
  sensitive = true
}
locals {}`,
      ),
    ).toBe(`## Inputs

| Name | Description | Type | Default |
| --- | --- | --- | --- |
| \`size\` | Over two lines. | [\`object(…)\`](#size) | **required** |
| \`token\` | A \\| secret. *(sensitive)* | \`any\` | **required** |
| \`tags\` |  | \`map(string)\` | \`{}\` |

### \`size\`

\`\`\`hcl
type = object({
  cpu = optional(number, 1)
})
\`\`\`

## Outputs

| Name | Description |
| --- | --- |
| \`a\` | *(sensitive)* |
| \`b\` | B |`);
  });

  it('say that there are none', () => {
    expect(docs('# nothing')).toBe('## Inputs\n\nNone.\n\n## Outputs\n\nNone.');
  });

  it('name the place of an error', () => {
    expect(() => docs('variable "a" {')).toThrow(/^0\.tf:1:\d+: /);
  });

  it('keep hostile defaults in code', () => {
    const text = docs(
      'variable "a" {\n  default = "`|\\\\|<script>"\n}\nvariable "b" {\n  default = <<E\n````\nE\n}',
    );
    expect(text).toContain(
      '### `a`\n\n```hcl\ndefault = "`|\\\\|<script>"\n```',
    );
    expect(text).toContain('`````hcl\ndefault = <<E\n````\nE');
  });
});

describe('descriptions', () => {
  it.each([
    ['a|b', 'a\\|b'],
    ['<img src=x onerror=y>', '\\<img src=x onerror=y\\>'],
    ['[x](https://e.example)', '\\[x\\](https&#58;//e.example)'],
    ['a\n\n# b', 'a \\# b'],
    ['\u202eabc', '\\\\u202eabc'],
    ['-->', '--\\>'],
    ['한국어', '한국어'],
  ])('%j is shown as text: %s', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('never leave their cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), text => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\n\r]/);
        expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(
          /[\\`*_[\]<>|~]/,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the generated part', () => {
  const readme =
    '# x\r\n<!-- BEGIN INPUTS AND OUTPUTS -->\r\nold\r\n<!-- END INPUTS AND OUTPUTS -->\r\n\r\nMore';

  it('is replaced, and nothing else', () => {
    const text = fillMarkers({ file, text: readme }, 'a\nb');
    expect(text).toBe(readme.replace('old', '\r\na\r\nb\r\n'));
    expect(fillMarkers({ file, text }, 'a\nb')).toBe(text);
  });

  it.each([
    ['<!-- BEGIN INPUTS AND OUTPUTS -->\n', /README\.md:1:1: The markers/],
    [`${readme}\n${readme}`, /README\.md:\d+:1: The markers/],
  ])('needs its markers: %j', (text, message) => {
    expect(hasMarkers(text)).toBe(true);
    expect(() => fillMarkers({ file, text }, 'x')).toThrow(message);
  });

  it('does not begin in a sentence', () => {
    expect(hasMarkers('use `<!-- BEGIN INPUTS AND OUTPUTS -->`')).toBe(false);
  });
});
