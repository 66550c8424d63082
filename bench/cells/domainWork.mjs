import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { engine, vocabulary } from '../lib/engine.mjs';
import { quantile } from '../lib/statistics.mjs';

const PROJECTS = 400;
const ENVIRONMENTS = ['dev', 'stg', 'prod'];
const TIMES = 20;

/** What Atlantis comments of so many projects in one go, its parts joined. */
function longComment() {
  const names = Array.from(
    { length: PROJECTS },
    (_, number) =>
      `project: \`api-${number}\` dir: \`stacks/shop/api-${number}/prod\` workspace: \`default\``,
  );
  const plan = [
    '<details><summary>Show Output</summary>',
    '',
    '```diff',
    ...Array.from({ length: 12 }, (_, line) => [
      `  # aws_sqs_queue.queue_${line} will be created`,
      `+ resource "aws_sqs_queue" "queue_${line}" {`,
      `      + name                       = "mail-${line}"`,
      '      + visibility_timeout_seconds = 30',
      '    }',
      '',
    ]).flat(),
    'Plan: 12 to add, 0 to change, 0 to destroy.',
    '```',
    '</details>',
  ].join('\n');
  return [
    `Ran Plan for ${PROJECTS} projects:`,
    '',
    ...names.map(name => `1. ${name}`),
    '---',
    '',
    ...names.map(
      (name, number) => `### ${number + 1}. ${name}\n${plan}\n\n---`,
    ),
  ].join('\n');
}

function comments() {
  const { parseComment } = vocabulary('runs/atlantis');
  const body = longComment();
  return () => {
    const { sections } = parseComment(body);
    if (sections?.length !== PROJECTS) throw new Error('It was not understood');
    const wrong = sections.find(({ counts }) => counts?.add !== 12);
    if (wrong) throw new Error('A plan was not understood');
  };
}

/** The starter with the tags of its modules, as a repository. */
function starter() {
  const repository = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-starter-'));
  fs.cpSync(fromRoot('templates/infrastructure'), repository, {
    recursive: true,
  });
  const git = (...args) =>
    execFileSync(
      'git',
      ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args],
      { cwd: repository, encoding: 'utf8' },
    ).trim();
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
  return { repository, commit: git('rev-parse', 'HEAD') };
}

/** Prices all environments of one service, from their files to the answer. */
function estimates() {
  const { expandStack, gitTree } = engine('terraform');
  const { builtInBook, estimateAll } = vocabulary('cost');
  const { repository, commit } = starter();
  const url = /url: (\S+)/.exec(
    fs.readFileSync(path.join(repository, 'portal.yaml'), 'utf8'),
  )[1];
  const commitOf = async () => commit;
  const repositories = [{ url, path: repository, commitOf }];
  const tree = gitTree(repository, commit);
  const answer = async () => {
    const stacks = await Promise.all(
      ENVIRONMENTS.map(async environment => {
        const folder = `stacks/authhub/api/${environment}`;
        const found = await expandStack({ tree, folder, repositories });
        return { stack: folder, environment, ...found };
      }),
    );
    const pricedAt = new Date(0).toISOString();
    const found = estimateAll(stacks, { book: builtInBook, pricedAt });
    if (!(Number(found.monthly) > 100)) throw new Error('It costs too little');
  };
  return {
    answer,
    end: () => fs.rmSync(repository, { recursive: true, force: true }),
  };
}

let work;

/**
 * Work of the domain in one process: a long comment of Atlantis read, and one
 * service priced in all its environments, as at each pause in typing. Stock
 * Backstage does nothing like it.
 */
export const domainWork = {
  id: 'domain-work',
  metrics: [
    {
      id: 'comment400',
      title: 'comment of 400 projects read (at most 20)',
      unit: 'ms',
    },
    {
      id: 'estimate50',
      title: 'estimate of one service, p50 (at most 20)',
      unit: 'ms',
    },
  ],
  async warmUp(arm) {
    if (arm.name !== 'P') return;
    work ??= { read: comments(), estimate: estimates() };
    await this.measure(arm);
  },
  async measure(arm) {
    if (arm.name !== 'P') return {};
    const read = await times(work.read);
    const estimate = await times(work.estimate.answer);
    return { comment400: read, estimate50: estimate };
  },
  async end() {
    work?.estimate.end();
    work = undefined;
  },
};

/** @returns the median, ms */
async function times(does) {
  const taken = [];
  for (let time = 0; time < TIMES; time += 1) {
    const started = performance.now();
    await does();
    taken.push(performance.now() - started);
  }
  return quantile(taken, 0.5);
}
