import type { moneyMessages } from '../messages/money';

export const moneyKorean: Record<keyof typeof moneyMessages, string> = {
  'money.perMonth': '/ 월',
  'money.change': '30일 동안',
  'money.noChange': '30일 동안 변동 없음',
  'money.unknownChange': '30일 전 금액 없음',
  'money.unknown': '아직 산정되지 않음',
  'money.failed': '산정하지 못함',
  'money.exact': '정확한 금액: {{amount}} {{currency}}',
  'money.exchange': '{{date}} 환율 {{rate}} {{currency}} 적용',
  'grade.infracost': 'Infracost',
  'grade.price-book': '가격표',
  'coverage.priced': '스택 {{stacks}}개 중 {{priced}}개 산정',
  'coverage.types_one': '지원하지 않는 리소스 유형 {{count}}개',
  'coverage.types_other': '지원하지 않는 리소스 유형 {{count}}개',
  'coverage.prices_one': '가격을 모르는 항목 {{count}}개',
  'coverage.prices_other': '가격을 모르는 항목 {{count}}개',
  'coverage.usage_one': '사용량을 모르는 항목 {{count}}개',
  'coverage.usage_other': '사용량을 모르는 항목 {{count}}개',
  'coverage.full': '선언된 모든 항목에 가격이 있음',
  'coverage.what': '빠진 항목 보기',
  'coverage.resources':
    '리소스 {{detected}}개: 비용 있음 {{priced}}개, 무료 {{free}}개, 지원하지 않음 {{unsupported}}개',
  'coverage.note':
    '빠진 항목은 금액에 포함되지 않으며, 0으로 계산한 것이 아닙니다.',
  'state.partial': '일부만 산정',
  'state.failing': '마지막 정상 금액',
  'state.failing.since': '새 산정이 실패한 시점:',
  'source.priced': '산정 시각:',
  'source.oldest': '가장 오래된 가격:',
};
