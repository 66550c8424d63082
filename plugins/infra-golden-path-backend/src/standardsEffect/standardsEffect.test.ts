import { mockServices } from '@backstage/backend-test-utils';
import {
  type StandardsEffect,
  standardsEffectSchema,
} from '@infra-portal/infra-common';
import type { NewCheckRun } from '@infra-portal/infra-node';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { StandardsEffects } from './StandardsEffects';
import { StandardsTeller } from './StandardsTeller';
import { standardsCheckRun } from './tellings';

jest.setTimeout(60_000);

const KEY = { repository: 'github.com/acme/infrastructure', number: 7 };
const URL = 'https://portal.example/pull-requests/7';

let starter: StarterRepository;
beforeAll(() => {
  starter = starterRepository();
  const file = 'stacks/authhub/tokens/service.yaml';
  starter.commit({
    [file]: JSON.stringify(ANSWERS),
    // Its own pull request is told what is wrong with it.
    'stacks/authhub/broken/service.yaml': 'version: [',
  });
});
afterAll(() => starter.close());

/** Effects of a pull request of these files, and how often it was opened. */
async function effectsOf(
  branch: string,
  files: Record<string, string | undefined>,
) {
  starter.commit(files, branch);
  const mirror = starter.mirrors.of(starter.repository);
  await mirror.update();
  const head = (await mirror.head(branch))!;
  const mergeBase = (await mirror.head('main'))!;
  const open = jest.fn(async () => ({ mirror, head, mergeBase } as never));
  const now = () => new Date('2026-11-22T12:00:00Z');
  return {
    effects: new StandardsEffects({ pulls: { open }, now }),
    head,
    open,
  };
}

const effectOf = async (
  branch: string,
  files: Record<string, string | undefined>,
): Promise<StandardsEffect> => {
  const { effects } = await effectsOf(branch, files);
  const effect = await effects.of(starter.repository, 7);
  return standardsEffectSchema.parse(effect);
};

const shorter = () =>
  starter
    .original('portal.yaml')
    .replace(/(service:\n\s+pattern: .*\n\s+maxLength: )20/, '$15');

it('names what the new standards make non-compliant, and looks once', async () => {
  const files = { 'portal.yaml': shorter() };
  const { effects, head } = await effectsOf('shorter', files);
  const effect = await effects.of(starter.repository, 7);
  expect(effect).toMatchObject({ changed: true, problems: [], head });
  expect(effect.broken).toContainEqual(
    expect.objectContaining({
      ...{ kind: 'service', name: 'authhub/tokens' },
      code: 'standards.name-length',
    }),
  );
  expect(effect.counts).toMatchObject({ mended: 0, services: 1 });
  expect(effect.counts.stacks).toBeGreaterThan(3);
  expect(await effects.of(starter.repository, 7)).toBe(effect);
});

it('holds stacks to the new standards too', async () => {
  const { broken } = await effectOf('tags', {
    'portal.yaml': starter
      .original('portal.yaml')
      .replace('  required:\n', '  required:\n    - name: Zone\n'),
  });
  expect(broken.some(({ kind }) => kind === 'stack')).toBe(true);
});

it('says where new standards cannot be read, and nothing of others', async () => {
  const effect = await effectOf('bad', { 'portal.yaml': 'version: 1\na: [' });
  expect(effect).toMatchObject({ changed: true, broken: [] });
  expect(effect.problems[0].line).toBeGreaterThan(0);
  const other = await effectOf('other', { 'README.md': '# Other\n' });
  expect(other).toMatchObject({ changed: false, broken: [], problems: [] });
  const gone = await effectOf('gone', { 'portal.yaml': undefined });
  expect(gone.problems).not.toEqual([]);
});

it('tells the pull request in place, and only what is new', async () => {
  const runs: NewCheckRun[] = [];
  let refuses = true;
  const putCheckRun = async (run: NewCheckRun) => {
    if (refuses) throw new Error('no right');
    runs.push(run);
  };
  const logger = mockServices.logger.mock();
  const told = async (branch: string, files: Record<string, string>) => {
    const { effects } = await effectsOf(branch, files);
    const teller = new StandardsTeller({
      ...{ effects, logger, reviewUrl: () => URL },
      forges: { of: () => ({ putCheckRun }) } as never,
    });
    await teller.tell(KEY);
    refuses = false;
    await teller.tell(KEY);
    await teller.tell(KEY);
  };
  await told('told', { 'portal.yaml': shorter() });
  expect(logger.warn).toHaveBeenCalledTimes(1);
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({
    ...{ name: 'portal/standards', conclusion: 'neutral', detailsUrl: URL },
    summary: expect.stringContaining('`authhub/tokens`'),
  });
  await told('untold', { 'README.md': '# Untold\n' });
  expect(runs).toHaveLength(1);
});

describe('the check', () => {
  const nothing = { broken: 0, mended: 0, services: 2, stacks: 9 };
  const effect: StandardsEffect = {
    ...{ changed: true, problems: [], broken: [], mended: [] },
    ...{ counts: nothing, head: 'a'.repeat(40) },
    observedAt: '2026-11-22T12:00:00.000Z',
  };

  it('is green where all stays compliant, red where nothing can be read', () => {
    const fine = standardsCheckRun(effect, URL);
    expect(fine).toMatchObject({ conclusion: 'success', annotations: [] });
    expect(fine.summary).toContain('스택 9개');
    const problems = [{ line: 3, message: '`x` is <b>unknown</b>' }];
    expect(standardsCheckRun({ ...effect, problems }, URL)).toMatchObject({
      conclusion: 'failure',
      annotations: [{ path: 'portal.yaml', line: 3 }],
    });
  });

  it('shows texts of files as they are, and says how many there are more', () => {
    const message = { en: '![x](https://evil) @acme/all', ko: '`' };
    const broken = Array.from({ length: 60 }, (_, index) => ({
      ...{ kind: 'stack' as const, name: `s${index}`, code: 'x', message },
      ...{ file: 'a.tf', line: 2 },
    }));
    const counts = { ...nothing, broken: 70 };
    const { summary, title } = standardsCheckRun(
      { ...effect, broken, counts },
      URL,
    );
    expect(title).toMatch(/^70 services and stacks/);
    expect(summary).toContain('(`a.tf:2`): `![x](https://evil) @acme/all`');
    expect(summary).toContain('… and 20 more');
    expect(summary).not.toContain('`s50`');
  });
});
