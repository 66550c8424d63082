import type { tagsMessages } from '../messages/tags';

export const tagsKorean: Record<keyof typeof tagsMessages, string> = {
  'tags.grouping': '태그 {{key}}',
  'tags.groups': '태그 {{key}}별',
  'tags.without': '이 태그 없음',
  'tags.unknown': '알 수 없거나 태그를 붙일 수 없음',
  'tags.filter': '태그 {{key}}: {{value}}',
  'tags.filter.clear': '다시 모두 보기',
  'tags.filter.note': '스택마다 이 태그 그룹에 속한 부분만 계산했습니다.',
  'tags.missing': '필수 태그',
  'tags.missing.one_one':
    '스택 {{count}}개에서 월 {{amount}}에 {{key}} 태그가 없습니다.',
  'tags.missing.one_other':
    '스택 {{count}}개에서 월 {{amount}}에 {{key}} 태그가 없습니다.',
  'tags.missing.show': '해당 스택 보기',
  'tags.missing.none':
    '산정되고 태그를 알 수 있는 모든 비용에 필수 태그가 있습니다.',
  'tags.missing.unknown':
    '월 {{amount}}은(는) {{key}} 태그를 알 수 없습니다. 계획에서 정해지는 값이거나 태그를 붙일 수 없는 리소스입니다.',
  'tags.missing.fix':
    '각 스택 페이지의 점검 결과에 수정 방법이 있습니다. 프로바이더의 default_tags에 태그를 추가하십시오.',
};
