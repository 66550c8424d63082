import fc from 'fast-check';
import { unnamedProject } from '../config/repoConfig';
import type { ProjectResult } from '../result';
import { defaultSettings } from '../settings';
import { asDiff, renderClosed, renderError, renderResults } from './render';

const project = (name: string, dir = name) => ({
  ...unnamedProject(dir, 'default', defaultSettings),
  name,
});
const planned = (name: string, output: string): ProjectResult => ({
  project: project(name),
  plan: { output, lockUrl: `http://atlantis/lock?id=${name}` },
});
const NOTHING = 'No changes. Your infrastructure matches the configuration.';
const SOME = 'Plan: 1 to add, 2 to change, 3 to destroy.';
const long = `${'  + line\n'.repeat(13)}${SOME}`;

describe('renderResults', () => {
  it('shows a short plan, and folds a long one with its summary below', () => {
    const short = renderResults('Plan', [planned('app', SOME)]);
    expect(short).toContain(`\`\`\`diff\n${SOME}\n\`\`\`\n\n* :arrow_forward:`);
    expect(short).not.toContain('<details>');
    const folded = renderResults('Plan', [planned('app', long)]);
    expect(folded).toContain('<details><summary>Show Output</summary>\n\n');
    expect(folded).toMatch(
      /atlantis plan -p app\n {2}```\nPlan: 1 to add, 2 to change, 3 to destroy\.\n\n---/,
    );
    expect(folded).toContain('\n+ line\n');
  });

  it('names the project everywhere but in a single plan that failed', () => {
    const failed = (name: string): ProjectResult => ({
      project: project(name),
      error: 'exit status 1',
    });
    expect(renderResults('Plan', [failed('app')])).toBe(
      'Ran Plan for dir: `app` workspace: `default`\n\n**Plan Error**\n```\nexit status 1\n```',
    );
    expect(renderResults('Apply', [failed('app')])).toMatch(
      /^Ran Apply for project: `app` dir: `app` /,
    );
    const both = renderResults('Plan', [failed('app'), planned('web', SOME)]);
    expect(both).toContain('### 1. project: `app` dir: `app`');
  });

  it('counts the plans of several projects', () => {
    const text = renderResults('Plan', [
      planned('a', SOME),
      planned('b', NOTHING),
      { project: project('c'), failure: 'It is locked.' },
    ]);
    expect(text).toContain(
      '### Plan Summary\n\n3 projects, 1 with changes, 1 with no changes, 1 failed',
    );
    expect(text).toContain('**Plan Failed**: It is locked.');
  });

  it('counts the applies of several projects, not of one', () => {
    const done = { project: project('a'), applied: 'Apply complete!' };
    expect(renderResults('Apply', [done])).not.toContain('Summary');
    const text = renderResults('Apply', [
      done,
      { project: project('b'), failure: 'Not approved.' },
      { project: project('c'), error: 'exit status 1' },
    ]);
    expect(text).toMatch(
      /### Apply Summary\n\n3 projects, 1 successful, 1 failed, 1 errored$/,
    );
  });

  it('says that plans were thrown away', () => {
    const text = renderResults(
      'Plan',
      [planned('a', SOME), { project: project('b'), error: 'x' }],
      true,
    );
    expect(text).toContain('This plan was not saved because');
    expect(text).not.toContain('atlantis apply');
  });

  it('lists every project once, whatever their results', () => {
    const result = fc.constantFrom<Partial<ProjectResult>>(
      { applied: 'x' },
      { error: 'x' },
      { failure: 'x' },
    );
    fc.assert(
      fc.property(fc.array(result, { minLength: 2, maxLength: 20 }), all => {
        const text = renderResults(
          'Apply',
          all.map((each, at) => ({ project: project(`p${at}`), ...each })),
        );
        expect(text.match(/^1\. project: `p\d+`/gm)).toHaveLength(all.length);
        expect(text.match(/^### \d+\. project/gm)).toHaveLength(all.length);
        const [, total, ...parts] =
          /(\d+) projects, (\d+) successful, (\d+) failed, (\d+) errored$/.exec(
            text,
          )!;
        expect(Number(total)).toBe(all.length);
        expect(parts.reduce((sum, each) => sum + Number(each), 0)).toBe(
          all.length,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('the other comments', () => {
  it('takes the blanks before signs away, and nothing else', () => {
    expect(asDiff('  + a\n    + b\n  ~ c\n  d\n+ e')).toBe(
      '+ a\n    + b\n~ c\n  d\n+ e',
    );
  });

  it('says what went with a pull request', () => {
    expect(
      renderClosed([
        { path: 'web', workspace: 'default' },
        { path: 'app', workspace: 'b' },
        { path: 'app', workspace: 'a' },
      ]),
    ).toMatch(
      /\n\n- dir: `app` workspaces: `a`, `b`\n- dir: `web` workspace: `default`$/,
    );
  });

  it('puts what cannot begin into a fence', () => {
    expect(renderError('Plan', 'no such project')).toBe(
      '**Plan Error**\n```\nno such project\n```',
    );
  });
});
