import type { TakeOverGap, TakeOverIntent } from '@infra-portal/infra-common';
import { plainText } from './style';

type Place = Pick<TakeOverGap, 'file' | 'line'>;

const placeText = ({ file, line }: Place) =>
  [file, line].filter(each => each !== undefined).join(':');

const valueText = (value: unknown) =>
  JSON.stringify(value) === '{}' ? '(there)' : JSON.stringify(value);

/** Why there is no golden path for a stack. */
function nothingText({ why, detail, paths }: TakeOverIntent): string[] {
  return [
    `No golden path fits: ${why ?? 'no-fit'}${detail ? ` (${detail})` : ''}`,
    ...paths.map(
      ({ name, lacks, names }) => `  ${name}: ${lacks} (${names.join(', ')})`,
    ),
  ];
}

/** The proposed intent for people: its text, its sources, what is not known. */
export function intentText(intent: TakeOverIntent): string {
  const { alternatives, answers, gaps, goldenPath, problems, types } = intent;
  if (!goldenPath) return nothingText(intent).map(plainText).join('\n');
  const sum = (some: typeof types) =>
    some.reduce((total, { count }) => total + count, 0);
  const covered = sum(types.filter(each => each.covered));
  const also =
    alternatives.length > 0 ? ` (${alternatives.join(', ')} fit as well)` : '';
  const lines = [
    `Golden path: ${goldenPath.name} ${goldenPath.version}${also}`,
    `It has resources of the same type for ${covered} of ${sum(
      types,
    )}; their arguments were not compared.`,
    'Moving a stack to a golden path is a pull request of its own, with a plan of its own.',
    ...answers.map(({ path, value, from, otherName }) => {
      const places = [...new Set(from.map(placeText))].filter(Boolean);
      const other = otherName
        ? ` (called ${otherName.now}; by the standards ${otherName.standards})`
        : '';
      const where = places.join(', ');
      return `${where}: ${path.join('.')} = ${valueText(value)}${other}`;
    }),
    ...gaps.map(({ path, reason, detail, ...at }) => {
      const where = placeText(at);
      const told = detail ? ` (${detail})` : '';
      return `${where ? `${where}: ` : ''}${path.join(
        '.',
      )} is not known: ${reason}${told}`;
    }),
    ...problems.map(({ path, text }) => `${path.join('.')}: ${text.en}`),
  ];
  const file = intent.text.split('\n').map(each => `  ${plainText(each)}`);
  return [...lines.map(plainText), 'service.yaml:', ...file].join('\n');
}
