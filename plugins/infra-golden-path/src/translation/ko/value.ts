import type { valueMessages } from '../messages/value';

export const valueKorean: Record<keyof typeof valueMessages, string> = {
  'value.title': '효과',
  'value.description':
    '끝난 풀 리퀘스트가 얼마나 걸렸고 어떻게 끝났는지, 포털이 만든 것과 사람이 직접 작성한 것을 나란히 보여 줍니다. 일어난 일을 셀 뿐 원인을 증명하지는 않습니다. 사람들은 포털로 하는 변경과 직접 하는 변경을 다르게 고릅니다.',
  'value.days': '기간',
  'value.period': '최근 {{days}}일',
  'value.notYet.title': '아직 측정하지 않았습니다',
  'value.notYet.description':
    '풀 리퀘스트는 병합되거나 닫힌 뒤에 측정합니다. 포털을 시작하고 몇 분 뒤에, 그 다음에는 10분마다 측정합니다.',
  'value.stale': '조회하지 못해 빠진 것이 있을 수 있습니다: {{names}}',
  'value.source':
    'GitHub(풀 리퀘스트, 리뷰, 커밋)와 포털이 아는 실행 기록에서 가져왔습니다. 조회 시각',
  'value.few': '세 건 미만이라 수치가 없습니다',
  'value.none': '측정하지 않음',
  'value.what': '항목',
  'value.generated': '포털',
  'value.hand-written': '직접 작성',
  'value.merged': '병합됨',
  'value.merged.note': '병합 없이 닫힘: {{number}}',
  'value.total': '첫 요청부터 반영까지',
  'value.total.hint':
    '요청이나 풀 리퀘스트부터 모두 적용하고 병합할 때까지의 시간입니다. 적용 여부를 알 수 없으면 병합할 때까지입니다.',
  'value.shares': '시간을 쓴 곳',
  'value.shares.hint':
    '평균입니다. 기계: 열기, plan, apply. 수정: 이의나 실패한 실행부터 다음 푸시까지. 대기: 나머지 전부.',
  'value.answering': '양식',
  'value.machine': '기계',
  'value.waiting': '대기',
  'value.fixing': '수정',
  'value.firstVerdict': '첫 판단까지',
  'value.firstVerdict.hint':
    '풀 리퀘스트를 연 때부터 다른 사람이 처음 리뷰할 때까지의 시간입니다.',
  'value.reading': '리뷰 페이지에서 읽은 시간',
  'value.reading.hint':
    '페이지가 보이고 움직임이 있던 시간을 모든 리뷰어에 대해 더했습니다. 누가 읽었는지는 남기지 않으며, GitHub에서만 읽은 시간은 알 수 없습니다.',
  'value.unchanged': '포털이 쓴 그대로 병합',
  'value.unchanged.hint': '다른 사람의 커밋이 없는 경우입니다.',
  'value.firstTime': '한 번에 통과',
  'value.firstTime.hint': '이의와 실패한 apply가 없는 경우입니다.',
  'value.failed': '실패',
  'value.failed.hint':
    'apply가 실패했거나 7일 안에 다른 풀 리퀘스트가 되돌린 경우입니다.',
  'value.median': '절반은 {{median}} 이내, 열에 아홉은 {{p90}} 이내',
  'value.of': '{{number}}건 기준',
  'value.rate': '{{of}}건 중 {{part}}건',
  'value.interval': '95% 신뢰도로 {{low}}~{{high}}',
  'value.months': '월별',
  'value.month': '월',
  'value.months.generated': '병합, 포털',
  'value.months.handWritten': '병합, 직접 작성',
  'value.months.generatedTotal': '중앙값, 포털',
  'value.months.handWrittenTotal': '중앙값, 직접 작성',
  'value.slowest': '포털의 가장 느린 풀 리퀘스트',
  'value.slowest.note': '살펴보면 가장 도움이 되는 곳',
  'value.pull': '풀 리퀘스트',
  'value.took': '걸린 시간',
};
