import fc from 'fast-check';
import { colourLines } from './colourLines';
import { languageOf } from './language';

const LANGUAGES = ['hcl', 'yaml', 'json', 'markdown', 'bash'] as const;

describe('colourLines', () => {
  it('changes no text in any language', () => {
    const bits = fc.constantFrom(
      ...[
        '"',
        '${',
        '}',
        '<<EOT',
        'EOT',
        '#',
        '/*',
        '*/',
        '`',
        '|',
        ': ',
        '- ',
      ],
      ...[
        'resource "a" "b" {',
        'x = 1',
        '\u202e',
        '$(',
        '<b>',
        '\\',
        "'",
        '\t',
      ],
    );
    const line = fc.array(bits, { maxLength: 6 }).map(all => all.join(''));
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.array(line, { maxLength: 12 }),
        (language, lines) => {
          const pieces = colourLines(language, lines);
          expect(
            pieces.map(line_ => line_.map(piece => piece.text).join('')),
          ).toEqual(lines);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('knows a comment, a name and a text that goes over lines', () => {
    const [first, second, third] = colourLines('hcl', [
      'policy = <<EOT # x',
      'allow',
      'EOT',
    ]);
    expect(first).toContainEqual({ text: 'policy', colour: 'name' });
    expect(second).toEqual([{ text: 'allow', colour: 'string' }]);
    expect(third[0]).toEqual({ text: 'EOT', colour: 'string' });
  });

  it('leaves what is very long alone', () => {
    expect(colourLines('json', [`"${'a'.repeat(600)}"`])[0]).toHaveLength(1);
    const many = Array.from({ length: 2000 }, () => 'replicas: 1');
    expect(colourLines('yaml', many)[0]).toEqual([{ text: 'replicas: 1' }]);
  });

  it('goes by the ending of a name', () => {
    expect(languageOf('stacks/a/main.tf')).toBe('hcl');
    expect(languageOf('a.YML')).toBe('yaml');
    expect(languageOf('Dockerfile')).toBeUndefined();
    expect(languageOf('a.constructor')).toBeUndefined();
  });
});
