import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { anyCharacter } from '../__testUtils__/anyCharacter';
import { readStandards, standardsSchemaFile, StandardsError } from '.';

const starter = path.resolve(__dirname, '../../../../templates/infrastructure');
const text = readFileSync(path.join(starter, 'portal.yaml'), 'utf8');

/** None when the file is accepted. */
function problemsIn(yaml: string) {
  try {
    readStandards(yaml);
    return [];
  } catch (error) {
    if (error instanceof StandardsError) return error.problems;
    throw error;
  }
}

function problemsOf(yaml: string) {
  const problems = problemsIn(yaml);
  expect(problems).not.toEqual([]);
  return problems;
}

/** The starter's file with one line changed, and that line's number. */
function withLine(from: string, to: string) {
  expect(text.split(from)).toHaveLength(2);
  const line = text.slice(0, text.indexOf(from)).split('\n').length;
  return { yaml: text.replace(from, to), line };
}

describe('readStandards', () => {
  it('reads the starter repository', () => {
    const standards = readStandards(text);
    expect(standards.environments.prod?.account).toBe('444444444444');
    expect(standards.sizes.stg).toEqual(standards.sizes.dev);
    expect(standards.exceptions[0].until).toBe('2027-03-31');
  });

  it.each([
    [
      '  default: ap-northeast-2\n',
      '  defualt: ap-northeast-2\n',
      'regions.defualt is not known here: did you mean "default"?',
    ],
    [
      '    account: "333333333333"',
      '    account: 333333333333',
      'environments.stg.account must be text',
    ],
    [
      '    account: "333333333333"',
      '    account: "33333333333"',
      'environments.stg.account must be the 12 digits of an AWS account, in quotes so that leading zeros stay',
    ],
    [
      '    until: 2027-03-31',
      '    until: 2027-02-30',
      'exceptions[0].until must be a day such as 2026-12-31',
    ],
    [
      '    pattern: "^CC-[0-9]{4}$"',
      '    pattern: "^CC-[0-9"',
      'tags.required[4].pattern is not a valid regular expression',
    ],
    [
      '    aliases: [stage, staging]',
      '    aliases: [stage, prod]',
      'environments.prod.aliases has "prod", which already means stg',
    ],
    [
      '  - path: shared/{environment}/{name}',
      '  - path: shared/{enviroment}/{name}',
      'layout[2].path has the unknown placeholder {enviroment}; known are {product}, {service}, {environment}, {region}, {name}',
    ],
    [
      '  key: "{directory}/terraform.tfstate"',
      '  key: terraform.tfstate',
      'state.key needs {directory} or {service}, or all stacks share one state',
    ],
  ])('tells what is wrong with %j → %j, and where', (from, to, message) => {
    const { yaml, line } = withLine(from, to);
    const found = problemsOf(yaml).find(each => each.message === message);
    expect(problemsOf(yaml).map(each => each.message)).toContain(message);
    // The alias clash is told at the environment that comes second.
    if (!message.includes('already means')) expect(found?.line).toBe(line);
  });

  it('tells all problems at once', () => {
    const broken = text
      .replace('approvals: 2', 'approvals: many')
      .replace('warnAt: 0.8', 'warnAt: 80');
    expect(problemsOf(broken)).toEqual([
      expect.objectContaining({
        message: 'environments.shared.approvals must be a number',
      }),
      expect.objectContaining({
        message: expect.stringMatching(/^budgets\.warnAt /),
      }),
    ]);
  });

  it('tells where the YAML itself is broken', () => {
    const [problem] = problemsOf('version: 1\nregions: [a\n');
    expect(problem).toMatchObject({ file: 'portal.yaml', line: 3 });
  });

  it.each([
    ['an empty file', ''],
    ['a list', '- 1'],
    ['a word', 'hello'],
    ['null', '~'],
    ['aliases that multiply', bomb()],
    ['a huge file', `# ${'x'.repeat(2_000_000)}`],
    ['__proto__', '__proto__: { version: 1 }'],
  ])('refuses %s', (_what, yaml) => {
    expect(problemsOf(yaml).length).toBeGreaterThan(0);
    expect(({} as any).version).toBeUndefined();
  });

  it('answers any text with standards or problems that have a place', () => {
    const lines = text.split('\n');
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.string({ unit: anyCharacter }),
        (index, junk) => {
          const yaml = lines.with(index, junk).join('\n');
          const count = yaml.split(/\r\n|\r|\n/).length;
          for (const { line, column } of problemsIn(yaml)) {
            expect(line).toBeGreaterThan(0);
            expect(line).toBeLessThanOrEqual(count + 1);
            expect(column).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});

it('keeps portal.schema.json as the code has it', () => {
  expect(readFileSync(path.join(starter, 'portal.schema.json'), 'utf8')).toBe(
    standardsSchemaFile(),
  );
});

function bomb() {
  const rows = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let index = 1; index < 9; index += 1) {
    const last = `*a${index - 1}`;
    rows.push(`a${index}: &a${index} [${Array(10).fill(last).join(', ')}]`);
  }
  return rows.join('\n');
}
