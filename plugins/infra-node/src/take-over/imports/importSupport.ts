import type { TakeOverSupport } from '@infra-portal/infra-common';
import { literalString } from '../../terraform/read/literalString';
import type { Module } from '../../terraform/read/module';

/** First version of Terraform that reads `import` blocks; OpenTofu: 1.6. */
const FIRST = [1, 5];

const CONDITION = /^(>=|>|<=|<|=|!=|~>)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/;

/** Whether a version comes before the first that reads the blocks. */
const isOlder = (major: number, minor: number) =>
  major < FIRST[0] || (major === FIRST[0] && minor < FIRST[1]);

type Answer = TakeOverSupport['answer'];

/** What one condition alone allows: only versions that do, none, or both. */
function answerTo(condition: string): Answer {
  const found = CONDITION.exec(condition.trim());
  if (!found) return 'unknown';
  const [, operator = '=', ...digits] = found;
  const [major, minor = 0, patch = 0] = digits
    .filter(each => each !== undefined)
    .map(Number);
  const older = isOlder(major, minor);
  switch (operator) {
    case '=':
      return older ? 'no' : 'yes';
    case '>=':
    case '>':
      return older ? 'unknown' : 'yes';
    case '<':
      return older || (major === FIRST[0] && minor === FIRST[1] && patch === 0)
        ? 'no'
        : 'unknown';
    case '<=':
      return older ? 'no' : 'unknown';
    case '~>': {
      if (!older) return 'yes';
      // `~> 1.4` ends before 2, `~> 1.4.2` before 1.5.
      const isWide = digits[2] === undefined && major === FIRST[0];
      return isWide ? 'unknown' : 'no';
    }
    default:
      return 'unknown';
  }
}

/** Whether `required_version` of a stack leaves versions that read `import` blocks. */
export function importSupport({ terraform }: Module): TakeOverSupport {
  const written = terraform.requiredVersion?.attribute.value;
  const required = written && literalString(written);
  if (required === undefined) return { answer: 'unknown' };
  const answers = required.split(',').map(answerTo);
  if (answers.includes('no')) return { answer: 'no', required };
  return { answer: answers.includes('yes') ? 'yes' : 'unknown', required };
}
