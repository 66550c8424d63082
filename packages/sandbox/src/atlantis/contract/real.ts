// Runs the scenarios against the real Atlantis, outside of Jest: a process of
// Jest has much memory, and each of the many runs of git would cost its copy.
// An argument keeps to the scenarios whose titles hold it.
// eslint-disable-next-line @backstage/no-undeclared-imports -- a program of the tests
import { expect } from 'expect';
import { apiScenarios } from './apiScenarios';
import { dangerScenarios } from './dangerScenarios';
import { policyScenarios } from './policyScenarios';
import { pullScenarios } from './pullScenarios';
import { webhookScenarios } from './webhookScenarios';
import { findPrograms, startRealAtlantis } from './realAtlantis';

Object.assign(globalThis, { expect });

const scenarios = [
  ...[...pullScenarios, ...policyScenarios],
  ...[...apiScenarios, ...dangerScenarios, ...webhookScenarios],
];

const say = (text: string) => process.stdout.write(`${text}\n`);

const seconds = (since: number) =>
  `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function main() {
  const began = performance.now();
  const programs = findPrograms();
  if ('missing' in programs) {
    say(`SKIPPED the real Atlantis: there is no ${programs.missing}`);
    say('0 passed, 0 failed, 1 skipped');
    return;
  }
  const world = await startRealAtlantis(programs);
  const counts = { passed: 0, failed: 0 };
  const asked = process.argv[2] ?? '';
  try {
    for (const { title, run } of scenarios) {
      if (!title.includes(asked)) continue;
      const since = performance.now();
      try {
        await run(world);
        counts.passed += 1;
        say(`ok ${title} (${seconds(since)})`);
      } catch (error) {
        counts.failed += 1;
        say(`FAILED ${title}\n${(error as Error).stack}`);
      }
    }
  } finally {
    await world.close();
  }
  say(`took ${seconds(began)} with ${programs.terraform}`);
  say(`${counts.passed} passed, ${counts.failed} failed`);
  if (counts.failed > 0) process.exitCode = 1;
}

main().catch(error => {
  say(`FAILED to start\n${error.stack}`);
  say('0 passed, 1 failed');
  process.exitCode = 1;
});
