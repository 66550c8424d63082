import { sampleForm } from '../testing/sampleForm';
import { samplePreview } from '../testing/samplePreview';
import { contextOf } from './context';
import { changedParts, changeName, isChangeName } from './change';
import {
  atQuestionsOf,
  issuesOf,
  pullRequestIssue,
  questionOf,
} from './issues';

const text = (en: string) => ({ en, ko: en });

describe('questionOf', () => {
  it.each([
    [['service'], 'service'],
    [['ingress'], 'ingress.kind'],
    [['ingress', 'waf', 'rateLimit'], 'ingress.waf.rateLimit'],
    [['ingress', 'allowedCidrs', 2], 'ingress.allowedCidrs'],
    [['memory'], 'environments'],
    [['environments', 'prod', 'count', 'min'], 'environments'],
    [['database', 'instance'], 'environments'],
    [['database', 'engine'], 'database.engine'],
    [['cache'], 'cache'],
    [['cache', 'node'], 'environments'],
    [['queues', 'mail', 'fifo'], 'queues'],
    [['variables', '__proto__'], 'variables'],
    [['extra', 'logDays'], 'extra.logDays'],
    [['goldenPath', 'version'], 'goldenPath'],
    [['constructor'], undefined],
  ])('leads from %j to %s', (path, question) => {
    expect(questionOf(path)).toBe(question);
  });
});

describe('a missing image', () => {
  const said = (answers: Record<string, unknown>) =>
    issuesOf(contextOf(sampleForm, 'create', answers), answers, [])
      .filter(({ code }) => code === 'intent.no-artefact')
      .map(({ at, unanswered }) => ({ at, unanswered }));

  it('is said before the server is asked', () => {
    expect(said({})).toEqual([{ at: 'image', unanswered: true }]);
    expect(said({ image: '' })).toHaveLength(1);
  });

  it('is none where something can be run', () => {
    const image = 'ghcr.io/acme/a:1';
    expect(said({ image })).toEqual([]);
    // A source alone says nothing of what runs.
    expect(said({ source: { repository: 'acme/a' } })).toHaveLength(1);
    expect(said({ environments: { dev: { image } } })).toEqual([]);
    expect(said({ environments: { dev: { image }, prod: {} } })).toHaveLength(
      1,
    );
    expect(said({ environments: {} })).toHaveLength(1);
  });
});

describe('names of parts', () => {
  const messages = (answers: Record<string, unknown>, findings = []) =>
    issuesOf(contextOf(sampleForm, 'create', answers), answers, findings)
      .filter(({ at }) => at === 'queues' || at === 'variables')
      .map(({ code, unanswered }) => [code, unanswered]);

  it('cannot be one that is lost on the way', () => {
    const queues = JSON.parse('{"__proto__": {}}');
    expect(messages({ queues })).toEqual([['form.part.name', false]]);
    expect(messages({ queues: { constructor: {} } })).toEqual([]);
  });

  it('can be wrong before there is a value', () => {
    const wrong = {
      code: 'intent.name',
      severity: 'error',
      message: text('capital letters'),
      field: ['variables', 'x y'],
    };
    expect(messages({ variables: { 'x y': '' } }, [wrong] as never)).toEqual([
      ['intent.name', false],
    ]);
  });
});

describe('issuesOf', () => {
  it('says once what page and server both say, errors of names in words', () => {
    const answers = { service: 'Not OK' };
    const issues = issuesOf(contextOf(sampleForm, 'create', answers), answers, [
      {
        code: 'standards.name',
        severity: 'error',
        message: text('service does not follow the naming rule'),
        field: ['service'],
      },
      {
        code: 'standards.size',
        severity: 'error',
        message: text('too large'),
        field: ['memory'],
      },
      {
        code: 'standards.size',
        severity: 'error',
        message: text('too large'),
        field: ['memory'],
      },
    ]);
    const codes = issues.map(({ at, code }) => `${at} ${code}`);
    expect(codes).toContain('service form.name.rule');
    expect(codes).not.toContain('service standards.name');
    expect(
      codes.filter(each => each === 'environments standards.size'),
    ).toHaveLength(1);
    expect(codes).toContain('product form.missing');
  });

  it('names the pull request that sending would update', () => {
    const pullRequest = {
      number: 5,
      url: 'https://github.com/acme/infrastructure/pull/5',
      title: 'Create authhub/login',
    };
    const [issue] = pullRequestIssue(
      samplePreview([], { pullRequest }),
      'create',
    );
    expect(issue).toMatchObject({
      at: 'service',
      severity: 'warning',
      url: pullRequest.url,
    });
    expect(pullRequestIssue(samplePreview(), 'create')).toEqual([]);
    // The name of a service that exists is no question.
    expect(atQuestionsOf('edit', [issue])[0].at).toBe('change');
    expect(atQuestionsOf('create', [issue])[0].at).toBe('service');
  });
});

describe('changeName', () => {
  it('names a branch by what changed and the day', () => {
    const parts = changedParts(
      { port: 1, healthPath: '/a', queues: {} },
      { port: 1, healthPath: '/b', queues: {} },
    );
    expect(parts).toEqual(['healthPath']);
    const name = changeName(parts, new Date('2026-11-21T23:00:00Z'));
    expect(name).toBe('health-path-20261121');
    expect(isChangeName(name)).toBe(true);
    expect(isChangeName(changeName(['__proto__'], new Date(0)))).toBe(true);
    expect(isChangeName('../main')).toBe(false);
  });
});
