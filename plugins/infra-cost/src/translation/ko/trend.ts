import type { trendMessages } from '../messages/trend';

export const trendKorean: Record<keyof typeof trendMessages, string> = {
  'trend.title': '기간별 추이',
  'trend.note': '매일 마감 시점(UTC)의 월 예상 비용입니다.',
  'trend.days': '기간',
  'trend.days.value': '{{days}}일',
  'trend.view.chart': '차트로 보기',
  'trend.view.table': '표로 보기',
  'trend.view': '보기',
  'trend.day': '날짜',
  'trend.total': '합계',
  'trend.change': '변동',
  'trend.rest': '그 외',
  'trend.key.none': '없음',
  'trend.choose': '금액을 볼 날짜',
  'trend.none': '이 기간의 비용 기록이 아직 없습니다.',
  'trend.chart': '{{days}}일 동안의 비용: {{first}}에서 {{last}}.',
};
