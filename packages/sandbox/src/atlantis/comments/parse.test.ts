import fc from 'fast-check';
import { Command, COMMANDS, flagsFor, parseComment } from './parse';

const USER = 'atlantis-bot';
const read = (body: string) => parseComment(body, USER);
const command = (body: string): Command => {
  const parsed = read(body);
  if (parsed.kind !== 'command') throw new Error(JSON.stringify(parsed));
  return parsed.command;
};

describe('parseComment', () => {
  it.each([
    'looks good to me',
    'please run atlantis plan',
    'atlantis plan\nand then some',
    'atlantis plan\n\natlantis apply',
    '',
    '   ',
    '@somebody plan',
  ])('ignores %j', body => {
    expect(read(body)).toEqual({ kind: 'ignored' });
  });

  it.each([
    'atlantis plan',
    '  atlantis   plan \n',
    'ATLANTIS Plan',
    'run plan',
    '@atlantis-bot plan',
    '`atlantis plan`',
    '```atlantis plan```',
  ])('takes %j for a plan of everything', body => {
    expect(command(body)).toMatchObject({
      ...{ name: 'plan', dir: '', workspace: '', project: '', extra: [] },
      ...{ verbose: false, autoMergeDisabled: false },
    });
  });

  it('reads the flags', () => {
    expect(command('atlantis plan -d "a b" -w blue --verbose')).toMatchObject({
      ...{ dir: 'a b', workspace: 'blue', verbose: true },
    });
    expect(command('atlantis plan --dir=./a/b/ --workspace=x')).toMatchObject({
      ...{ dir: 'a/b', workspace: 'x' },
    });
    expect(
      command('atlantis apply -p app --auto-merge-disabled'),
    ).toMatchObject({ name: 'apply', project: 'app', autoMergeDisabled: true });
    expect(command('atlantis plan -- -target=x -lock=false').extra).toEqual([
      '-target=x',
      '-lock=false',
    ]);
    expect(
      command('atlantis approve_policies --policy-set cost'),
    ).toMatchObject({ name: 'approve_policies' });
  });

  it.each([
    ['atlantis plan -d ../secret', 'using a relative path'],
    ['atlantis plan -w ../x', 'invalid workspace'],
    ['atlantis plan -p a -d b', 'cannot use -p/--project'],
    ['atlantis plan -p', 'flag needs an argument: -p'],
    ['atlantis plan --colour', 'unknown flag: --colour'],
    ['atlantis plan everything', 'unknown argument(s)'],
    ['atlantis unlock -p a', 'unknown flag: -p'],
    ['atlantis plan --policy-set x', 'unknown flag: --policy-set'],
    ['atlantis plan -- -chdir=/etc', 'is not allowed in extra args'],
    ['atlantis dance', 'unknown command "dance"'],
    ['terraform plan', 'Did you mean'],
  ])('refuses %j and says why', (body, why) => {
    expect(read(body)).toEqual({
      kind: 'answer',
      text: expect.stringContaining(why),
    });
  });

  it('reads back what it tells people to write', () => {
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9_]{0,8}$/);
    const project = fc.record({
      name: fc.oneof(word, fc.constant('')),
      dir: fc
        .array(word, { minLength: 1, maxLength: 3 })
        .map(each => each.join('/')),
      workspace: word,
    });
    fc.assert(
      fc.property(fc.constantFrom('plan', 'apply'), project, (name, each) => {
        const found = command(`atlantis ${name}${flagsFor(each)}`);
        const { workspace } = each;
        const wanted = each.name
          ? { project: each.name, dir: '', workspace: '' }
          : {
              ...{ project: '', dir: each.dir },
              workspace: workspace === 'default' ? '' : workspace,
            };
        expect(found).toMatchObject({ name, ...wanted });
      }),
    );
  });

  it('never fails, and never runs two lines', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom('atlantis', ' ', '\n', '-p', '--', '"', "'", ...COMMANDS),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map(each => each.join('')),
        body => {
          const parsed = read(body);
          const inLines = body.trim().replace(/^`+|`+$/g, '');
          const isOne = !/\n\s*\S/.test(inLines);
          expect(parsed.kind === 'command' && !isOne).toBe(false);
        },
      ),
    );
  });
});
