import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importCommit } from './fastImport.mjs';
import { allFiles, git, stackFiles } from './stackRepository.mjs';

export const TITLE = 'Upgrade ecs-service to 2.0.0';

/** In three of five stacks a line changes, in two there is a new file. */
const isNew = number => number % 5 > 2;
const dirOf = number => path.dirname(Object.keys(stackFiles(number))[0]);

/** A text with what a large generated change has: many blocks, no two alike. */
function newText(number) {
  return Array.from(
    { length: 15 },
    (_, each) => `# Alarm ${each} of stack ${number}
resource "aws_cloudwatch_metric_alarm" "of_${each}" {
  alarm_name          = "${dirOf(number)}-\${var.name}-${each}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = ${each + 1}
  threshold           = ${number + each * 7}
  metric_name         = "CPUUtilization"
  alarm_actions       = [aws_sns_topic.of["${each}"].arn]
}
`,
  ).join('\n');
}

function* changes(count) {
  for (let number = 0; number < count; number += 1) {
    const file = `${dirOf(number)}/main.tf`;
    const text = stackFiles(number)[file];
    yield isNew(number)
      ? [`${dirOf(number)}/alarms.tf`, newText(number)]
      : [
          file,
          text.replace(/ref=ecs-service\/v1\.\d+\.0/, 'ref=ecs-service/v2.0.0'),
        ];
  }
}

const headOf = (branch, from) =>
  `commit refs/heads/${branch}\ncommitter Bench <bench@localhost> 1 +0000\ndata 5\nbench\nfrom ${from}\n`;

/**
 * A pull request of so many files in `acme/infrastructure` of a sandbox, whose
 * stacks are on its main branch.
 * @param token of its administrator
 * @returns its number, and how to give it a head that nobody has read
 */
export async function openLargePull({ sandboxUrl, token, count }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-pull-'));
  const remote = `${sandboxUrl.replace(
    '://',
    `://x-access-token:${token}@`,
  )}/acme/infrastructure.git`;
  const inside = (...args) => git(['-C', folder, ...args]);
  await git(['init', '--quiet', '--bare', folder]);
  await inside('fetch', '--quiet', remote, 'main:refs/heads/main');
  const main = (await inside('rev-parse', 'main')).trim();
  await importCommit(folder, {
    head: headOf('main', main),
    files: allFiles(count),
  });
  await importCommit(folder, {
    head: headOf('large', 'refs/heads/main'),
    files: changes(count),
  });
  await inside('push', '--quiet', remote, 'main', 'large');
  const answer = await fetch(
    `${sandboxUrl}/api/v3/repos/acme/infrastructure/pulls`,
    {
      method: 'POST',
      headers: { authorization: `token ${token}` },
      body: JSON.stringify({
        ...{
          title: TITLE,
          head: 'large',
          base: 'main',
        },
      }),
    },
  );
  if (!answer.ok) throw new Error(await answer.text());
  const { number } = await answer.json();
  let heads = 0;
  return {
    number,
    async push() {
      heads += 1;
      await importCommit(folder, {
        head: headOf('large', 'refs/heads/large^0'),
        files: [[`${dirOf(3)}/alarms.tf`, `${newText(3)}# Head ${heads}\n`]],
      });
      await inside('push', '--quiet', remote, 'large');
    },
    end: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
