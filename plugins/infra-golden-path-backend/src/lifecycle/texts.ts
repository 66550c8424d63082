import type {
  LocalisedText,
  Retirement,
  RetirementStep,
} from '@infra-portal/infra-common';
import { code } from '@infra-portal/infra-node';

export const HAS_MORE: LocalisedText = {
  en: 'Something would be left in the stacks. Empty them by hand.',
  ko: '스택에 리소스가 남습니다. 직접 비워 주십시오.',
};

export const UNKNOWN_STACK = (reason: string): LocalisedText => ({
  en: `This stack may have more than is shown here: ${reason}`,
  ko: `여기에 보이는 것보다 더 많은 리소스가 있을 수 있습니다: ${reason}`,
});

/** What nothing in the files of a stack can let go of. */
export function stillProtected(
  environments: Retirement['environments'],
): Retirement['problems'] {
  return environments.flatMap(({ directory, parts }) =>
    parts
      .filter(({ kept }) => !kept)
      .flatMap(({ part, resources }) =>
        resources.flatMap(({ address, protectedBy }) =>
          protectedBy === undefined
            ? []
            : [
                {
                  severity: 'error' as const,
                  file: directory,
                  message: {
                    en: `${address} is protected by ${protectedBy}, which ${part} cannot switch off. Keep it, or switch it off by hand.`,
                    ko: `${protectedBy} 설정으로 보호되고 있으며 ${part}에서 끌 수 없습니다: ${address}. 남겨 두거나 직접 해제하십시오.`,
                  },
                },
              ],
        ),
      ),
  );
}

const TITLES: Record<'en' | 'ko', Record<RetirementStep, string>> = {
  en: {
    protection: 'switch off protection',
    removal: 'destroy its resources',
    'clean-up': 'remove its files',
  },
  ko: {
    protection: '삭제 보호 해제',
    removal: '리소스 삭제',
    'clean-up': '파일 정리',
  },
};

const WHY: Record<'en' | 'ko', Record<RetirementStep, string>> = {
  en: {
    protection:
      'Protected resources cannot be destroyed. This switches their protection off and destroys nothing. Apply it, then go on with the next step in the portal.',
    removal:
      'The stacks are emptied: applying this destroys all that is not kept. Read the plans before. Files and intent stay until everything is gone.',
    'clean-up':
      'The stacks are empty. This removes the files of the service, its entries in lists, and its intent. Merge it only after the step before was applied everywhere.',
  },
  ko: {
    protection:
      '보호된 리소스는 삭제할 수 없습니다. 이 변경은 보호만 해제하며 아무것도 삭제하지 않습니다. 적용한 뒤 포털에서 다음 단계를 진행하십시오.',
    removal:
      '스택을 비웁니다. 적용하면 남기기로 한 것을 제외한 모든 리소스가 삭제됩니다. 먼저 플랜을 확인하십시오. 파일과 인텐트는 모두 사라질 때까지 남습니다.',
    'clean-up':
      '스택이 비어 있습니다. 서비스의 파일, 목록 항목, 인텐트를 제거합니다. 앞 단계를 모두 적용한 뒤에 병합하십시오.',
  },
};

type Told = Pick<
  Retirement,
  'product' | 'service' | 'step' | 'steps' | 'environments'
>;

export function retirementTitle(told: Told, language: 'en' | 'ko'): string {
  const what = TITLES[language][told.step];
  const name = `${told.product}/${told.service}`;
  return language === 'ko'
    ? `${name} 폐기: ${what}`
    : `Retire ${name}: ${what}`;
}

/** Markdown of the pull request. */
export function retirementBody(told: Told, language: 'en' | 'ko'): string {
  const words =
    language === 'ko'
      ? { data: '데이터 보유', kept: '유지', goes: '삭제', next: '다음 단계' }
      : { data: 'holds data', kept: 'stays', goes: 'goes', next: 'Then' };
  const parts = told.environments.flatMap(({ name, parts: own }) =>
    own.map(({ part, holdsData, kept, resources }) => {
      const data = holdsData ? `, **${words.data}**` : '';
      const what = kept ? words.kept : words.goes;
      return `- ${code(name)} ${code(part)} (${
        resources.length
      }): ${what}${data}`;
    }),
  );
  const next = told.steps.slice(1).map(step => TITLES[language][step]);
  return [
    WHY[language][told.step],
    ...(told.step === 'clean-up' ? [] : [parts.join('\n')]),
    ...(next.length > 0 ? [`${words.next}: ${next.join(' → ')}`] : []),
  ].join('\n\n');
}
