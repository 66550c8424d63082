import {
  type InterfaceChange,
  type LocalisedText,
  type PlannedItem,
  UPGRADE_TEXTS,
  type UpgradeEffect,
  upgradeSubjectName,
} from '@infra-portal/infra-common';
import { code, codeBlock, plainLine } from '@infra-portal/infra-node';
import type { StoredItem, StoredUpgrade } from './store';

const BEGIN = '<!-- infra-portal:begin -->';
const END = '<!-- infra-portal:end -->';
const LISTED = 40;
const NOTES = 15_000;

type Language = 'en' | 'ko';

const WORDS = {
  en: {
    part: (what: string, to: string, where: string) =>
      `This moves ${where} to ${what} ${to}, as one part of an upgrade in waves.`,
    stacks: 'Stacks',
    changes: 'What changes for callers',
    breaking: 'breaking',
    problems: 'To be mended here',
    notes: 'Release notes',
    note: 'Note',
    effect: 'Effect',
    page: 'Progress in the portal',
    more: (count: number) => `and ${count} more`,
  },
  ko: {
    part: (what: string, to: string, where: string) =>
      `${where}을(를) ${what} ${to}(으)로 올립니다. 여러 단계로 진행하는 업그레이드의 한 부분입니다.`,
    stacks: '스택',
    changes: '호출하는 쪽에 달라지는 것',
    breaking: '호환되지 않음',
    problems: '여기서 고칠 것',
    notes: '릴리스 노트',
    note: '메모',
    effect: '영향',
    page: '포털에서 진행 상황 보기',
    more: (count: number) => `외 ${count}개`,
  },
};

const EFFECTS: Record<UpgradeEffect, LocalisedText> = {
  unknown: {
    en: 'Not known before its stacks are planned.',
    ko: '스택의 계획이 나오기 전에는 알 수 없습니다.',
  },
  none: { en: 'Nothing would change.', ko: '바뀌는 것이 없습니다.' },
  'in-place': {
    en: 'Things change in place.',
    ko: '있는 것을 그대로 두고 바꿉니다.',
  },
  replace: UPGRADE_TEXTS.replaces,
  destroy: UPGRADE_TEXTS.destroys,
};

/** Where an item is, for titles: `authhub, dev`. */
function placeOf({ product, environment, repository }: PlannedItem): string {
  const name = product ?? repository.slice(repository.lastIndexOf('/') + 1);
  return plainLine([name, environment].filter(Boolean).join(', '), 100);
}

/** Title of the pull request, and subject of its commit. */
export function titleOf(
  { data: { subject } }: StoredUpgrade,
  { data }: StoredItem,
): string {
  const name = plainLine(upgradeSubjectName(subject), 100);
  return `Upgrade ${name} to ${subject.to} (${placeOf(data.item)})`;
}

const limited = (lines: string[], language: Language) =>
  lines.length > LISTED
    ? [
        ...lines.slice(0, LISTED),
        `- ${WORDS[language].more(lines.length - LISTED)}`,
      ]
    : lines;

function changeLine(
  { kind, name, change, breaking, before, after }: InterfaceChange,
  language: Language,
): string {
  const values = [before, after]
    .map(each => (each === undefined ? '' : code(each)))
    .join(' → ');
  const mark = breaking ? ` **${WORDS[language].breaking}**` : '';
  const told = before === undefined && after === undefined ? '' : `: ${values}`;
  return `- ${kind} ${code(name)}, ${change}${mark}${told}`;
}

/** What the portal says in a pull request, as Markdown. */
export function bodyOf(
  { id, data: upgrade }: StoredUpgrade,
  { data }: StoredItem,
  options: { language: Language; pageUrl: (id: string) => string },
): string {
  const { language } = options;
  const words = WORDS[language];
  const { item, effect } = data;
  const { subject, notes, note } = upgrade;
  const list = (title: string, lines: string[]) =>
    lines.length > 0
      ? [`### ${title}`, limited(lines, language).join('\n')]
      : [];
  return [
    BEGIN,
    words.part(
      code(upgradeSubjectName(subject)),
      code(subject.to),
      code(placeOf(item)),
    ),
    ...(note ? [`${words.note}:`, codeBlock(note, 2000)] : []),
    `${words.effect}: ${EFFECTS[effect][language]}`,
    ...list(
      words.stacks,
      item.stacks.map(
        ({ dir, from }) =>
          `- ${code(dir)}: ${code(from.join(', '))} → ${code(subject.to)}`,
      ),
    ),
    ...list(
      words.problems,
      item.problems.map(
        ({ file, line, message }) =>
          `- ${code(line ? `${file}:${line}` : file)}: ${plainLine(
            message[language],
            300,
          )}`,
      ),
    ),
    ...list(
      words.changes,
      upgrade.changes.map(change => changeLine(change, language)),
    ),
    ...(notes ? [`### ${words.notes}`, codeBlock(notes, NOTES)] : []),
    `[${words.page}](${options.pageUrl(id)})`,
    END,
  ].join('\n\n');
}

/** A text with the portal's part replaced; without its marks it is left alone. */
export function withBody(text: string, body: string): string {
  const plain = text.replace(/\r\n/g, '\n');
  const [begin, end] = [plain.indexOf(BEGIN), plain.indexOf(END)];
  if (begin < 0 || end < begin) return plain;
  return plain.slice(0, begin) + body + plain.slice(end + END.length);
}

const wave = (name: string | null | undefined): LocalisedText =>
  name ? { en: name, ko: name } : { en: 'no environment', ko: '환경 없음' };

/** What the history and details of an upgrade say. */
export const SAID = {
  begun: {
    en: 'Began the upgrade.',
    ko: '업그레이드를 시작했습니다.',
  },
  wave: (name: string | null | undefined): LocalisedText => ({
    en: `Went on to the next wave: ${wave(name).en}.`,
    ko: `다음 단계로 넘어갔습니다: ${wave(name).ko}`,
  }),
  opened: (number: number, id: string): LocalisedText => ({
    en: `Opened pull request #${number}: ${id}.`,
    ko: `풀 리퀘스트 #${number}을(를) 열었습니다: ${id}`,
  }),
  unneeded: (id: string): LocalisedText => ({
    en: `Nothing is left to change: ${id}.`,
    ko: `더 바꿀 것이 없습니다: ${id}`,
  }),
  became: (id: string, why: LocalisedText): LocalisedText => ({
    en: `${id}: ${why.en}`,
    ko: `${id}: ${why.ko}`,
  }),
  merged: (number: number): LocalisedText => ({
    en: `Merged pull request #${number}: nothing would change, and its checks are green.`,
    ko: `풀 리퀘스트 #${number}을(를) 병합했습니다. 바뀌는 것이 없고 검사를 통과했습니다.`,
  }),
  replanned: (number: number, id: string): LocalisedText => ({
    en: `Asked for another plan in #${number}, because nobody holds its stacks any more: ${id}.`,
    ko: `스택을 잡고 있는 곳이 없어 #${number}에서 다시 계획하도록 했습니다: ${id}`,
  }),
  stopped: (count: number): LocalisedText => ({
    en: `Stopped: ${count} of its pull requests ${
      count === 1 ? 'needs' : 'need'
    } a decision.`,
    ko: `멈췄습니다. 풀 리퀘스트 ${count}개에 결정이 필요합니다.`,
  }),
  settled: {
    en: 'Went on: what stopped it has been applied and merged.',
    ko: '멈추게 한 것을 적용하고 병합하여 계속 진행합니다.',
  },
  hours: (at: Date): LocalisedText => ({
    en: `Waits for its hours, until ${at.toISOString()}.`,
    ko: `진행할 시간이 될 때까지 기다립니다: ${at.toISOString()}`,
  }),
  done: {
    en: 'All waves are done.',
    ko: '모든 단계를 마쳤습니다.',
  },
  conflict: {
    en: 'Lines that people changed do not go together with it. Mend the branch or the files, then retry.',
    ko: '사람이 고친 줄과 맞지 않습니다. 브랜치나 파일을 고친 뒤 다시 시도하세요.',
  },
  gone: {
    en: 'Nothing is left to change: it is as new already, or its files are gone.',
    ko: '더 바꿀 것이 없습니다. 이미 새 버전이거나 파일이 없어졌습니다.',
  },
  failed: (why: string): LocalisedText => ({
    en: `The pull request could not be opened: ${why}`,
    ko: `풀 리퀘스트를 열지 못했습니다: ${why}`,
  }),
  pause: { en: 'Paused it.', ko: '잠시 멈췄습니다.' },
  resume: {
    en: 'Resumed it; what stopped it is looked at again.',
    ko: '재개했습니다. 멈춘 까닭을 다시 확인합니다.',
  },
  cancel: {
    en: 'Cancelled it; open pull requests stay as they are.',
    ko: '취소했습니다. 열려 있는 풀 리퀘스트는 그대로 둡니다.',
  },
  skip: (id: string): LocalisedText => ({
    en: `Left out: ${id}.`,
    ko: `제외했습니다: ${id}`,
  }),
  retry: (id: string): LocalisedText => ({
    en: `Decided to go on with ${id}.`,
    ko: `계속 진행하기로 했습니다: ${id}`,
  }),
};
