import type { Gate, Preview } from '@infra-portal/infra-common';
import { code, codeBlock, plainLine } from '@infra-portal/infra-node';
import type { StoredRequest } from '../store';
import { listAnswers } from './answers';
import { BODY_WORDS, BodyWords } from './bodyWords';
import { digestLines } from './reviewDigest';

/** GitHub takes so many characters. */
export const LONGEST_BODY = 65_536;
const BEGIN = '<!-- infra-portal:begin -->';
const END = '<!-- infra-portal:end -->';
const ANSWERS = 60;
const LIST = 30;

export interface BodyOptions {
  language: 'en' | 'ko';
  pageUrl: string;
}

const MARKS: Record<Gate['status'], string> = {
  passed: '- [x]',
  warning: '- [x] ⚠️',
  failed: '- [ ] ❌',
  'not-run': '- [ ]',
};

/** At most so many lines, and how many more there are. */
function atMost(lines: string[], limit: number, words: BodyWords): string[] {
  if (lines.length <= limit) return lines;
  return [...lines.slice(0, limit), `- ${words.more(lines.length - limit)}`];
}

/** What the reader of a pull request should know; nobody asks for gates here. */
function gateLine(
  gate: Gate,
  isPlanned: boolean,
  language: 'en' | 'ko',
  words: BodyWords,
) {
  const mark = `${MARKS[gate.status]} ${gate.id}`;
  if (gate.status === 'not-run') {
    if (gate.id === 'plan') return `${mark}: ${words.plannedHere}`;
    if (gate.id === 'policy' && !isPlanned) {
      return `${mark}: ${words.judgedHere}`;
    }
    const why = gate.reason?.[language];
    return `${mark}: ${words.notRun}${why ? `: ${code(why)}` : ''}`;
  }
  const said = gate.reason?.[language] ?? gate.findings[0]?.message[language];
  return said ? `${mark}: ${code(said)}` : mark;
}

function consequences(preview: Preview, words: BodyWords): string[] {
  const count = (state: string) =>
    preview.files.filter(file => file.state === state).length;
  const plans = preview.plans.flatMap(({ environment, summary }) => {
    if (!summary) return [];
    const { add, change, destroy } = summary.counts;
    return [`- ${words.plan(code(environment), add, change, destroy)}`];
  });
  return [
    ...preview.environments.map(
      ({ name, account, region }) =>
        `- ${words.environment(code(name), code(account), code(region))}`,
    ),
    `- ${words.files(count('added'), count('changed'), count('removed'))}`,
    ...plans,
  ];
}

function review({ data }: StoredRequest, words: BodyWords): string[] {
  const found = data.proposal.preview.review;
  if (!found) return [];
  return [
    ...found.owners.map(
      ({ owner, files }) => `- ${code(owner)}: ${words.because(files.length)}`,
    ),
    ...found.approvals.map(({ environment, count, approvers }) => {
      const who = approvers.map(each => code(each)).join(', ');
      const from = who ? `, ${words.approvers(who)}` : '';
      return `- ${words.approvals(count, code(environment))}${from}`;
    }),
  ];
}

/** What plans and checks of its newest commit say. */
function forReviewers({ data }: StoredRequest, language: 'en' | 'ko') {
  const { review: told, pull } = data;
  if (!told || told.commit !== pull?.head) return [];
  const { title, lines } = digestLines(told, language);
  return [`### ${title}\n\n${lines.join('\n')}`];
}

function sections(
  request: StoredRequest,
  { language, pageUrl }: BodyOptions,
): string[] {
  const words = BODY_WORDS[language];
  const { data } = request;
  const { preview } = data.proposal;
  const service = code(`${request.product}/${request.service}`);
  const asked =
    data.change === 'create'
      ? words.create(service)
      : words.change(service, code(data.change));
  const list = (title: string, lines: string[], limit = LIST) =>
    lines.length > 0
      ? [`### ${title}\n\n${atMost(lines, limit, words).join('\n')}`]
      : [];
  const answers = listAnswers(data.intent).map(
    ({ name, value }) => `- ${code(name)}: ${code(value)}`,
  );
  const isPlanned = preview.plans.some(({ summary }) => summary);
  const path = preview.goldenPath;
  const facts = [
    path && `${words.goldenPath} ${code(`${path.name} ${path.version}`)}`,
    `${words.digest} \`${data.digest}\``,
    `[${words.page}](${pageUrl})`,
  ];
  return [
    `${asked} ${words.by(code(data.actor.displayName, 100))}`,
    data.note ? `${words.note}\n\n${codeBlock(data.note, 2000)}` : '',
    data.application?.pull ? words.application(data.application.pull.url) : '',
    ...forReviewers(request, language),
    ...list(words.consequences, consequences(preview, words)),
    ...list(
      words.gates,
      preview.gates.map(gate => gateLine(gate, isPlanned, language, words)),
    ),
    ...list(words.review, review(request, words)),
    ...list(words.answers, answers, ANSWERS),
    facts.filter(Boolean).join(' · '),
  ].filter(Boolean);
}

/** The portal's part of a pull request's text, in Markdown, at most so long. */
export function portalSection(
  request: StoredRequest,
  options: BodyOptions,
  longest = LONGEST_BODY,
): string {
  const all = sections(request, options);
  const wrap = (parts: string[]) =>
    [BEGIN, ...parts, END].join('\n\n').replace(/\n{3,}/g, '\n\n');
  // From the longest list on: the first and the last part say the essential.
  while (wrap(all).length > longest && all.length > 2) {
    const middle = all.slice(1, -1);
    const largest = middle.reduce((a, b) => (b.length > a.length ? b : a));
    all.splice(all.indexOf(largest), 1);
  }
  return wrap(all);
}

/** A text with the portal's part replaced; what people added around it stays. */
export function withPortalSection(
  body: string,
  request: StoredRequest,
  options: BodyOptions,
): string {
  const text = body.replace(/\r\n/g, '\n');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END, begin + 1);
  const [before, after] =
    begin >= 0 && end >= 0
      ? [text.slice(0, begin), text.slice(end + END.length)]
      : [text && `${text.trimEnd()}\n\n`, ''];
  const room = LONGEST_BODY - before.length - after.length;
  return `${before}${portalSection(request, options, room)}${after}`;
}

/** Title of the pull request, and first line of the commit. */
export function titleOf(product: string, service: string, change: string) {
  const name = plainLine(`${product}/${service}`, 150);
  return change === 'create'
    ? `Create ${name}`
    : `Change ${name}: ${plainLine(change, 60)}`;
}

/** Message of the portal's commits. */
export function commitMessage(request: StoredRequest): string {
  const { data } = request;
  const path = data.proposal.preview.goldenPath;
  const trailers = [
    path && `Golden-Path: ${plainLine(`${path.name} ${path.version}`)}`,
    `Preview-Digest: ${data.digest}`,
    `Requested-By: ${plainLine(data.actor.userRef)}`,
  ];
  return `${data.title}\n\n${trailers.filter(Boolean).join('\n')}\n`;
}
