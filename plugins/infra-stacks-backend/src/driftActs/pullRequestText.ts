import {
  type DriftEpisodeDetail,
  type DriftProposalRequest,
  type DriftResource,
  leftText,
  parseStackRef,
} from '@infra-portal/infra-common';
import {
  code as asCode,
  type LeftOut,
  plainLine,
} from '@infra-portal/infra-node';
import { ACT_WORDS } from './texts';

type Language = keyof typeof ACT_WORDS;

/** Lines of one list; a plan may have thousands, and nobody reads them here. */
const MOST_RESOURCES = 30;
const MOST_ATTRIBUTES = 10;
const MOST_VALUE = 120;

function nameOf({ stack }: Pick<DriftEpisodeDetail, 'stack'>): string {
  if (stack.name !== undefined) return stack.name;
  const { dir, workspace } = parseStackRef(stack.ref);
  return workspace === 'default' ? dir : `${dir}#${workspace}`;
}

const asCodeLine = (line: string) => asCode(line);

const kindOf = (request: DriftProposalRequest) =>
  request.act === 'adopt' ? request.how : request.act;

/** Title of a pull request that answers a drift. */
export function actTitle(
  episode: Pick<DriftEpisodeDetail, 'stack'>,
  request: DriftProposalRequest,
  language: Language,
): string {
  const { title } = ACT_WORDS[language];
  const name = nameOf(episode);
  const text =
    request.act === 'snooze'
      ? title.snooze(name, request.until)
      : title[request.act === 'adopt' ? request.how : request.act](name);
  return plainLine(text);
}

export interface ActText {
  episode: DriftEpisodeDetail;
  request: DriftProposalRequest;
  left: readonly LeftOut[];
  by: string;
  language: Language;
}

/** Its body, in Markdown; nothing of a plan is markup there. */
export function actBody(text: ActText): string {
  const { by, episode, language, left, request } = text;
  const words = ACT_WORDS[language];
  const facts = [
    [words.stack, asCode(episode.stack.ref)],
    [words.since, asCode(episode.firstSeenAt)],
    [words.lastSeen, asCode(episode.lastSeenAt)],
    [
      words.cause,
      [
        words.causes[episode.cause],
        ...episode.because.slice(0, 3).map(each => asCodeLine(each[language])),
      ].join(' – '),
    ],
    ...(request.act === 'snooze'
      ? [
          [words.until, asCode(request.until)],
          [words.reason, asCode(request.reason, 500)],
        ]
      : []),
    [words.proposed, asCode(by)],
  ];
  const kind = kindOf(request);
  return [
    words.why[kind],
    facts.map(([name, value]) => `- ${name}: ${value}`).join('\n'),
    `**${words.drifted}**`,
    driftedList(episode.resources, language),
    ...(left.length > 0 ? [`**${words.left}**`, leftList(left, language)] : []),
    kind === 'snooze' ? words.next.snooze : words.next.apply,
  ].join('\n\n');
}

function cut<T>(all: readonly T[], most: number, language: Language) {
  const rest = all.length - most;
  const more = rest > 0 ? [ACT_WORDS[language].more(rest)] : [];
  return { shown: all.slice(0, most), more };
}

function driftedList(
  resources: readonly DriftResource[],
  language: Language,
): string {
  if (resources.length === 0) return ACT_WORDS[language].nothingKnown;
  const { more, shown } = cut(resources, MOST_RESOURCES, language);
  const lines = shown.flatMap(resource => resourceLines(resource, language));
  return [...lines, ...more.map(each => `- ${each}`)].join('\n');
}

function resourceLines(
  { action, address, attributes }: DriftResource,
  language: Language,
): string[] {
  const words = ACT_WORDS[language];
  const { more, shown } = cut(attributes, MOST_ATTRIBUTES, language);
  const value = (word: string, text: string | undefined) =>
    text === undefined ? [] : [`${word} ${asCode(text, MOST_VALUE)}`];
  return [
    `- ${asCode(address)} (${asCode(action)})`,
    ...shown.map(({ actual, path, wanted }) => {
      const values = [
        ...value(words.actual, actual),
        ...value(words.wanted, wanted),
      ];
      const said = values.length > 0 ? `: ${values.join(', ')}` : '';
      return `  - ${asCode(path)}${said}`;
    }),
    ...more.map(each => `  - ${each}`),
  ];
}

function leftList(left: readonly LeftOut[], language: Language): string {
  const { more, shown } = cut(left, MOST_RESOURCES, language);
  return [
    ...shown.map(({ address, path, why }) => {
      const what = path === undefined ? '' : ` ${asCode(path)}`;
      return `- ${asCode(address)}${what}: ${asCode(
        leftText(why, language),
        500,
      )}`;
    }),
    ...more.map(each => `- ${each}`),
  ].join('\n');
}
