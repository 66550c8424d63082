/** Texts in the forms that Atlantis posts. */
const FENCE = '```';

export interface Told {
  project?: string;
  dir: string;
  workspace?: string;
}

export const identityText = ({ project, dir, workspace = 'default' }: Told) =>
  `${
    project === undefined ? '' : `project: \`${project}\` `
  }dir: \`${dir}\` workspace: \`${workspace}\``;

export const block = (text: string, word = 'diff') =>
  [`${FENCE}${word}`, text, FENCE].join('\n');

export const folded = (text: string) =>
  [
    '<details><summary>Show Output</summary>',
    '',
    block(text),
    '</details>',
  ].join('\n');

export const bullets = ({ dir }: Told, lock = 'lock-url') =>
  [
    '* :arrow_forward: To **apply** this plan, comment:',
    `  ${FENCE}shell`,
    `  atlantis apply -d ${dir}`,
    `  ${FENCE}`,
    `* :put_litter_in_its_place: To **delete** this plan and lock, click [here](${lock})`,
    '* :repeat: To **plan** this project again, comment:',
    `  ${FENCE}shell`,
    `  atlantis plan -d ${dir}`,
    `  ${FENCE}`,
  ].join('\n');

export const planOutput = (name = 'mail', add = 1) =>
  [
    'Terraform used the selected providers to generate the following execution',
    'plan. Resource actions are indicated with the following symbols:',
    '+ create',
    '',
    'Terraform will perform the following actions:',
    '',
    `  # aws_sqs_queue.${name} will be created`,
    `+ resource "aws_sqs_queue" "${name}" {`,
    `      + name = "${name}"`,
    '    }',
    '',
    `Plan: ${add} to add, 0 to change, 0 to destroy.`,
  ].join('\n');

export const single = (title: string, of: Told, body: string) =>
  [`Ran ${title} for ${identityText(of)}`, '', body, '', '---'].join('\n');

export const many = (title: string, parts: readonly [Told, string][]) =>
  [
    `Ran ${title} for ${parts.length} projects:`,
    '',
    ...parts.map(([of]) => `1. ${identityText(of)}`),
    '---',
    '',
    ...parts.flatMap(([of, body], index) => [
      `### ${index + 1}. ${identityText(of)}`,
      body,
      '',
      '---',
    ]),
    `### ${title} Summary`,
    '',
    `${parts.length} projects`,
  ].join('\n');

export const locked = (number: number) =>
  `**Plan Failed**: This project is currently locked by an unapplied plan from pull #${number}. To continue, delete the lock from #${number} or apply that plan and merge the pull request.`;
