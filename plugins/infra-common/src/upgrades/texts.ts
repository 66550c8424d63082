import type { LocalisedText } from '../texts';
import type { UpgradeEffect } from './upgrade';

const LISTED = 5;

/** The first names of a list, and how many more there are. */
const listed = (names: readonly string[]) =>
  names.length > LISTED
    ? `${names.slice(0, LISTED).join(', ')} +${names.length - LISTED}`
    : names.join(', ');

const waits: Record<UpgradeEffect, LocalisedText> = {
  unknown: {
    en: 'Open; its stacks are not all planned yet.',
    ko: '열려 있습니다. 아직 모든 스택의 플랜이 나오지 않았습니다.',
  },
  none: {
    en: 'Open; nothing would change.',
    ko: '열려 있습니다. 바뀌는 것이 없습니다.',
  },
  'in-place': {
    en: 'Open; it changes things in place.',
    ko: '열려 있습니다. 있는 것을 그대로 두고 바꿉니다.',
  },
  replace: {
    en: 'Open; a person accepted that it replaces something.',
    ko: '열려 있습니다. 무언가를 새로 만들어 바꾸는 것을 사람이 받아들였습니다.',
  },
  destroy: {
    en: 'Open; a person accepted that it destroys something.',
    ko: '열려 있습니다. 무언가를 없애는 것을 사람이 받아들였습니다.',
  },
};

/** Why an item or an upgrade is where it is. */
export const UPGRADE_TEXTS = {
  waits,
  destroys: {
    en: 'Its plan destroys something. Mend the pull request and resume, or leave it out.',
    ko: '플랜이 무언가를 삭제합니다. 풀 리퀘스트를 고치고 재개하거나 제외하세요.',
  },
  replaces: {
    en: 'Its plan replaces something. Mend the pull request and resume, or leave it out.',
    ko: '플랜이 무언가를 교체합니다. 풀 리퀘스트를 고치고 재개하거나 제외하세요.',
  },
  red: (names: readonly string[]): LocalisedText => ({
    en: `A check or run failed: ${listed(names)}.`,
    ko: `검사나 실행이 실패했습니다: ${listed(names)}`,
  }),
  held: (stacks: readonly string[], by: number | undefined): LocalisedText =>
    by === undefined
      ? {
          en: `Open; something else holds ${listed(
            stacks,
          )} at the moment. It is planned again by itself once that is free.`,
          ko: `열려 있습니다. 지금은 다른 작업이 ${listed(
            stacks,
          )}을(를) 잡고 있습니다. 풀리면 저절로 다시 계획합니다.`,
        }
      : {
          en: `Open; pull request #${by} holds ${listed(
            stacks,
          )}. It is planned again by itself once #${by} is merged or closed.`,
          ko: `열려 있습니다. 풀 리퀘스트 #${by}이(가) ${listed(
            stacks,
          )}을(를) 잡고 있습니다. #${by}을(를) 병합하거나 닫으면 저절로 다시 계획합니다.`,
        },
  released: (stacks: readonly string[]): LocalisedText => ({
    en: `Open; nobody holds ${listed(
      stacks,
    )} any more. It is being planned again.`,
    ko: `열려 있습니다. 이제 아무도 ${listed(
      stacks,
    )}을(를) 잡고 있지 않아 다시 계획합니다.`,
  }),
  burning: (names: readonly string[]): LocalisedText => ({
    en: `Its product burns an error budget, or has spent it: ${listed(names)}.`,
    ko: `이 제품이 오류 예산을 빠르게 쓰고 있거나 다 썼습니다: ${listed(
      names,
    )}`,
  }),
  unmergeable: {
    en: 'Open; GitHub cannot merge it: its branch and the default branch do not go together.',
    ko: '열려 있습니다. 브랜치가 기본 브랜치와 충돌해 GitHub가 병합할 수 없습니다.',
  },
  closed: {
    en: 'Somebody closed its pull request. Open it again and resume, go on with it for a new one, or leave it out.',
    ko: '누군가 풀 리퀘스트를 닫았습니다. 다시 열고 재개하거나, 이대로 진행해 새로 만들거나, 제외하세요.',
  },
  failed: {
    en: 'It was merged, and its apply failed.',
    ko: '병합했지만 적용에 실패했습니다.',
  },
  unapplied: {
    en: 'It was merged before it was applied. Apply its stacks, then resume.',
    ko: '적용하기 전에 병합했습니다. 스택을 적용한 뒤 재개하세요.',
  },
  applying: {
    en: 'Merged; its stacks are not all applied yet.',
    ko: '병합했습니다. 아직 모든 스택에 적용되지 않았습니다.',
  },
  untold: {
    en: 'Merged; nobody tells whether it was applied.',
    ko: '병합했습니다. 적용되었는지 알려 주는 곳이 없습니다.',
  },
  accepted: {
    en: 'Merged; a person decided to go on although it was not applied.',
    ko: '병합했습니다. 적용되지 않았지만 사람이 계속 진행하기로 했습니다.',
  },
} as const;
